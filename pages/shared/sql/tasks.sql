-- One row per task number, those with people on loan first.
select
    task_no,
    people,
    most_people,
    projects,
    done,
    at_risk,
    people_per_project,
    progress,
    project_names,
    first_day,
    last_day,
    is_demo
from marts.tasks
order by people desc, last_day desc nulls last, task_no asc
