-- One row per month and unit of a year: the row that it stems from.
with visits as (
    select *
    from marts.service_visits
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    visits._sheet as sheet,
    visits._cell as cell,
    visits.unit as about,
    concat(
        strftime(visits.month, '%Y-%m'), ': ',
        cast(visits.visits as bigint), ' / ', cast(visits.cadres as bigint)
    ) as written
from visits
inner join marts.uploads as uploads on visits._upload = uploads.upload
order by visits.month, visits.unit
