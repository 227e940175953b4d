-- One row per row of projects that ends before it begins.
select
    uploads.file,
    projects._sheet as sheet,
    raw.cell_of(projects._places, 'finished', projects._row, projects._cell) as cell,
    '完成日期' as header,
    projects.finished_written as value
from raw.projects as projects
inner join raw.uploads as uploads on projects._upload = uploads.upload
where projects._current and projects.finished_to < coalesce(projects.started, projects.started_to)
order by projects._upload, projects._sheet, projects._row
