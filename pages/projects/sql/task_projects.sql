-- One row per project that has a task number, by task.
select
    task_no,
    project,
    lead,
    light,
    progress,
    due,
    outcome
from marts.projects
where task_no is not null
order by task_no, started, project
