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
order by kind = 'archive' asc, days_overdue desc nulls last, name asc
