-- One row per publication of a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, media) as about,
    headline as written
from memory.with_cells('marts.publications')
where year = $year
order by published, unit
