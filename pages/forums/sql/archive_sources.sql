-- One row per forum of a year: the row that tells when its materials were handed in.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    theme as about,
    strftime(archived, '%Y-%m-%d') as written
from memory.with_cells('marts.archive')
where year = $year
order by held desc
