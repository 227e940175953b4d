-- One row per problem found in a year (in any where $year is null): the row of the ledger that it
-- stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    problem as about,
    coalesce(no, owner) as written
from memory.with_cells('marts.problems')
where $year is null or year = $year
order by found, problem
