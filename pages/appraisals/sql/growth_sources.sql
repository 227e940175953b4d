-- One row per planned matter of a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, item) as about,
    concat(cast(done as bigint), ' / ', cast(planned as bigint)) as written
from memory.with_cells('marts.growth')
where year = $year
order by item, unit
