-- One row per report on a project: the row that it stems from.
with reports as (
    select *
    from marts.project_curve
    where project = $project
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    reports._sheet as sheet,
    reports._cell as cell,
    strftime(reports.day, '%Y-%m-%d') as about,
    concat(cast(reports.progress as varchar), '%') as written
from reports
inner join marts.uploads as uploads on reports._upload = uploads.upload
order by reports.day
