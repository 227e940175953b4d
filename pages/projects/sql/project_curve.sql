-- One row per day on which a project reported: its progress beside an even pace.
select
    day,
    progress,
    planned_progress,
    slip,
    note,
    has_fallen
from marts.project_curve
where project = $project
order by day
