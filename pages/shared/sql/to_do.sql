-- One row per matter and owner: overdue, or due within 14 days; the longest overdue first.
select
    kind,
    name,
    owner,
    due,
    days_left,
    state
from marts.to_do
where $owner is null or owner = $owner
order by due, kind, name, owner
