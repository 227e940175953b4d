-- One row per project, what worries first: red, amber, green, done; within a light by due date.
select
    project,
    lead,
    outcome,
    indicator,
    list,
    task_no,
    started,
    due,
    finished,
    progress,
    expected_progress,
    light,
    reason,
    days_overdue,
    points_behind,
    missed_milestones,
    is_demo
from marts.projects
where $lead is null or lead = $lead
order by
    case light when 'red' then 1 when 'amber' then 2 when 'green' then 3 else 4 end,
    due nulls last,
    project
