-- One row per matter and owner, of one owner if asked: what each is reminded of.
select
    kind,
    name,
    item,
    number,
    owner,
    due,
    days_left,
    state
from marts.to_do
where $owner is null or owner = $owner
order by due, kind, name, owner
