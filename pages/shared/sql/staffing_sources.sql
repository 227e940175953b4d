-- One row per unit and field of work in a year: the row that it stems from.
with staffed as (
    select *
    from marts.staffing
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    staffed._sheet as sheet,
    staffed._cell as cell,
    concat_ws(' · ', staffed.unit, staffed.field) as about,
    cast(staffed.headcount as varchar) as written
from staffed
inner join marts.uploads as uploads on staffed._upload = uploads.upload
order by staffed.unit, staffed.field
