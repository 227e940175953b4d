-- One row per honour: the cell that it stands in.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    unit as about,
    honour as written
from memory.with_cells('marts.honours')
order by granted, unit
