-- One row per decision of a meeting, as it stands on the board's day: done, open or overdue.
-- days_left counts to its deadline, below nought past it; what is done has none.
select
    decisions.meeting,
    decisions.meeting_no,
    decisions.meeting_no = max(decisions.meeting_no) over () as is_latest,
    decisions.decision,
    decisions.owner,
    decisions.due,
    decisions.status,
    case
        when decisions.is_done then 'done'
        when decisions.due < as_of.counted_to then 'overdue'
        else 'open'
    end as state,
    case
        when not decisions.is_done then date_diff('day', as_of.counted_to, decisions.due)
    end as days_left,
    decisions.view,
    decisions.snapshot,
    decisions.is_demo,
    decisions._upload,
    decisions._sheet,
    decisions._row,
    decisions._cell
from staging.decisions as decisions
cross join staging.as_of as as_of
order by decisions.meeting_no desc, decisions.due asc, decisions.decision asc
