-- What is stuck, the longest first.
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
order by days_overdue desc nulls last, name asc
