-- One row per thing that is stuck, of one owner if asked: the work that goes on, the longest first,
-- then the materials of past forums.
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
    is_demo,
    way
from memory.with_ways('marts.stuck')
where $owner is null or list_contains(string_split(owner, '、'), $owner)
order by kind = 'archive' asc, days_overdue desc nulls last, name asc
