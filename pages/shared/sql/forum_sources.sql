-- One row per forum of a year: the row of the workbook that it stems from.
select
    held.theme as about,
    strftime(held.held, '%Y-%m-%d') as written,
    uploads.file,
    held._sheet as sheet,
    held._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at
from marts.forums as held
inner join marts.uploads as uploads on held._upload = uploads.upload
where held.year = $year
order by held.held desc
