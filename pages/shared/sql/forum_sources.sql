-- One row per forum of a year (of all years where $year is null): the row of the workbook that it
-- stems from.
with held as (
    select *
    from marts.forums
    where $year is null or year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    held._sheet as sheet,
    held._cell as cell,
    held.theme as about,
    strftime(held.held, '%Y-%m-%d') as written
from held
inner join marts.uploads as uploads on held._upload = uploads.upload
order by held.held desc
