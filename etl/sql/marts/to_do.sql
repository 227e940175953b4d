-- One row per matter and owner: overdue, or due within 14 days of the board's day (see matters).
select
    kind,
    name,
    item,
    number,
    unnest(string_split(coalesce(owner, ''), '、')) as owner,
    due,
    days_left,
    state,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.matters
where state in ('overdue', 'due_soon')
order by due, kind, name, owner
