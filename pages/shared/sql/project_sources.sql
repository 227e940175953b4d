-- One row per project: the row of the workbook that it stems from.
select
    projects.project as about,
    projects.status as written,
    uploads.file,
    projects._sheet as sheet,
    projects._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at
from marts.projects as projects
inner join marts.uploads as uploads on projects._upload = uploads.upload
where $lead is null or projects.lead = $lead
order by projects.project
