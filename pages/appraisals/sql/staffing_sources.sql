-- One row per unit and field of work in a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, field) as about,
    cast(headcount as varchar) as written
from memory.with_cells('marts.staffing')
where year = $year
order by unit, field
