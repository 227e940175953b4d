-- The cells behind what is stuck.
select
    name as about,
    owner as written,
    file,
    sheet,
    cell,
    loaded_by,
    loaded_at
from memory.with_cells('marts.stuck')
where $owner is null or list_contains(string_split(owner, '、'), $owner)
order by kind = 'archive' asc, days_overdue desc nulls last, name asc
