-- One row per decision, the newest meeting first; within a meeting by deadline.
select
    meeting,
    meeting_no,
    is_latest,
    decision,
    owner,
    due,
    status,
    state,
    days_left,
    view,
    snapshot,
    is_demo
from marts.decisions
order by meeting_no desc, due asc, decision asc
