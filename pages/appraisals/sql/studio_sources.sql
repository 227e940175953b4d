-- One row per innovation studio of a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    studio as about,
    cast(benefit as varchar) as written
from memory.with_cells('marts.studios')
where year = $year
order by studio
