-- One row per milestone of a project that does not exist.
select
    uploads.file,
    milestones._sheet as sheet,
    raw.cell_of(milestones._places, 'project', milestones._row, milestones._cell) as cell,
    '项目名称' as header,
    milestones.project as value
from raw.milestones as milestones
inner join raw.uploads as uploads on milestones._upload = uploads.upload
left join staging.projects as projects on milestones.project = projects.project
where milestones._current and projects.project is null
order by milestones._upload, milestones._sheet, milestones._row
