-- The cells that the measures taken about one benchmark city stand in.
select distinct
    coalesce(practice, item) as about,
    measure as written,
    file,
    sheet,
    cell,
    loaded_by,
    loaded_at
from memory.with_cells('marts.measures')
where city = $benchmark_city
order by file, sheet, about
