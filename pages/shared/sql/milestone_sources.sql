-- One row per milestone of a project: the row that it stems from.
with own as (
    select *
    from marts.milestones
    where project = $project
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    own._sheet as sheet,
    own._cell as cell,
    own.milestone as about,
    strftime(own.due, '%Y-%m-%d') as written
from own
inner join marts.uploads as uploads on own._upload = uploads.upload
order by own.due
