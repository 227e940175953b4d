-- One row per project; its progress is the one that was loaded last, in either sheet.
select
    projects.project,
    projects.lead,
    projects.outcome,
    projects.indicator,
    projects.list,
    projects.task_no,
    coalesce(projects.started, projects.started_to) as started,
    coalesce(projects.due_to, projects.due) as due,
    coalesce(projects.finished, projects.finished_to) as finished,
    case
        when reported.progress is null then projects.progress
        when projects.progress is null then reported.progress
        when reported._upload >= projects._upload then reported.progress
        else projects.progress
    end as progress,
    projects.status,
    projects.budget,
    projects.spent,
    coalesce(projects.note, reported.note) as note,
    uploads.is_demo,
    projects._upload,
    projects._sheet,
    projects._row,
    projects._cell
from raw.projects as projects
inner join raw.uploads as uploads on projects._upload = uploads.upload
left join staging.project_progress as reported on projects.project = reported.project
where projects._current
