-- One row per matter, of one owner if asked: overdue, or due within 14 days; the longest overdue
-- first. A matter of several owners is one row.
select
    kind,
    name,
    item,
    number,
    owner,
    due,
    days_left,
    state
from marts.matters
where
    state in ('overdue', 'due_soon')
    and ($owner is null or list_contains(string_split(owner, '、'), $owner))
order by due, kind, name, owner
