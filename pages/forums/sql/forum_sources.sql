-- One row per forum of a year (of all years where $year is null): the row of the workbook that it
-- stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    theme as about,
    strftime(held, '%Y-%m-%d') as written
from memory.with_cells('marts.forums')
where $year is null or year = $year
order by held desc
