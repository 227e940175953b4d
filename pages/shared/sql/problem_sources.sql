-- One row per problem found in a year: the row of the ledger that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    problem as about,
    coalesce(no, owner) as written
from memory.with_cells('marts.problems')
where year = $year
order by found, problem
