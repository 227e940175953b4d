-- One row per problem found in a year (in any where $year is null): the row of the ledger that it
-- stems from.
with found as (
    select *
    from marts.problems
    where $year is null or year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    found._sheet as sheet,
    found._cell as cell,
    found.problem as about,
    coalesce(found.no, found.owner) as written
from found
inner join marts.uploads as uploads on found._upload = uploads.upload
order by found.found, found.problem
