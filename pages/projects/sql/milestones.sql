-- One row per milestone of the projects of a department (null: of all), in order of time.
select
    project,
    milestone,
    due,
    reached,
    state,
    days_late,
    note
from marts.milestones
where $lead is null or lead = $lead
order by project, due, milestone
