-- One row per thing that a unit did: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    name as about,
    strftime(day, '%Y-%m-%d') as written
from memory.with_cells('marts.unit_deeds')
where unit = $unit
order by day desc
