-- One row per month and unit of a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    unit as about,
    concat(
        strftime(month, '%Y-%m'), ': ',
        cast(visits as bigint), ' / ', cast(cadres as bigint)
    ) as written
from memory.with_cells('marts.service_visits')
where year = $year
order by month, unit
