-- One row per visit of a year: the row that it stems from.
with visited as (
    select *
    from marts.field_visits
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    visited._sheet as sheet,
    visited._cell as cell,
    visited.subject as about,
    visited.unit as written
from visited
inner join marts.uploads as uploads on visited._upload = uploads.upload
order by visited.visited, visited.unit
