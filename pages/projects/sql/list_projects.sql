-- One row per project of a list: those that need a push first.
select
    project,
    lead,
    light,
    reason,
    progress,
    expected_progress,
    due,
    days_overdue,
    note
from marts.projects
where coalesce(list, '未列清单') = $list
order by
    case light when 'red' then 1 when 'amber' then 2 when 'green' then 3 else 4 end,
    due,
    project
