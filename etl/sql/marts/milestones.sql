-- One row per milestone of a project: reached (how many days late), overdue, or still to come.
select
    milestones.project,
    projects.lead,
    milestones.milestone,
    milestones.due_to as due,
    case when milestones.reached_to <= as_of.as_of then milestones.reached_to end as reached,
    case
        when milestones.reached_to <= as_of.as_of and milestones.reached_to > milestones.due_to
            then 'late'
        when milestones.reached_to <= as_of.as_of then 'reached'
        when milestones.due_to < as_of.counted_to and projects.light <> 'done' then 'overdue'
        when milestones.due_to < as_of.counted_to then 'unsaid'
        else 'ahead'
    end as state,
    case
        when milestones.reached_to <= as_of.as_of
            then greatest(date_diff('day', milestones.due_to, milestones.reached_to), 0)
        when milestones.due_to < as_of.counted_to
            then date_diff('day', milestones.due_to, as_of.counted_to)
    end as days_late,
    milestones.note,
    uploads.is_demo,
    milestones._upload,
    milestones._sheet,
    milestones._row,
    milestones._cell
from raw.milestones as milestones
inner join raw.uploads as uploads on milestones._upload = uploads.upload
inner join marts.projects as projects on milestones.project = projects.project
cross join staging.as_of as as_of
where milestones._current
order by milestones.project, due, milestones.milestone
