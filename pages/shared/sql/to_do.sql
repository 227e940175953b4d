-- One row per matter, of one owner if asked: overdue, or due within 14 days; the longest overdue
-- first, materials of past forums last (as in marts.stuck). A matter of several owners is one row.
select
    kind,
    name,
    item,
    number,
    owner,
    due,
    days_left,
    state,
    is_demo,
    way
from memory.with_ways('marts.matters')
where
    state in ('overdue', 'due_soon')
    and ($owner is null or list_contains(string_split(owner, '、'), $owner))
order by kind = 'archive' asc, due asc, kind asc, name asc, owner asc
