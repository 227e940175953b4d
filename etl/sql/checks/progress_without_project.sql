-- One row per report of progress on a project that does not exist.
select
    uploads.file,
    reported._sheet as sheet,
    raw.cell_of(reported._places, 'project', reported._row, reported._cell) as cell,
    '项目名称' as header,
    reported.project as value
from raw.project_progress as reported
inner join raw.uploads as uploads on reported._upload = uploads.upload
left join staging.projects as projects on reported.project = projects.project
where reported._current and projects.project is null
order by reported._upload, reported._sheet, reported._row
