-- One row per forum of a year: the row that tells when its materials were handed in.
with kept as (
    select *
    from marts.archive
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    kept._sheet as sheet,
    kept._cell as cell,
    kept.theme as about,
    strftime(kept.archived, '%Y-%m-%d') as written
from kept
inner join marts.uploads as uploads on kept._upload = uploads.upload
order by kept.held desc
