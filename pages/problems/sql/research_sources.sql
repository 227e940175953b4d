-- One row per visit of a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    subject as about,
    unit as written
from memory.with_cells('marts.field_visits')
where year = $year
order by visited, unit
