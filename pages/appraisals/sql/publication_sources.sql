-- One row per publication of a year, of all years where $year is null: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, media) as about,
    headline as written
from memory.with_cells('marts.publications')
where $year is null or year = $year
order by published, unit
