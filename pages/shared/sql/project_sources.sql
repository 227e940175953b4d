-- One row per project: the row of the workbook that it stems from.
with led as (
    select *
    from marts.projects
    where $lead is null or lead = $lead
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    led._sheet as sheet,
    led._cell as cell,
    led.project as about,
    led.status as written
from led
inner join marts.uploads as uploads on led._upload = uploads.upload
order by led.project
