-- What is stuck: the work that goes on, the longest first, then the materials of past forums.
select
    kind,
    name,
    item,
    number,
    stage,
    owner,
    since,
    due,
    days_overdue,
    is_demo
from marts.stuck
order by kind = 'archive' asc, days_overdue desc nulls last, name asc
