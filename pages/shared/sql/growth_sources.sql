-- One row per planned matter of a year: the row that it stems from.
with growth as (
    select *
    from marts.growth
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    growth._sheet as sheet,
    growth._cell as cell,
    concat_ws(' · ', growth.unit, growth.item) as about,
    concat(cast(growth.done as bigint), ' / ', cast(growth.planned as bigint)) as written
from growth
inner join marts.uploads as uploads on growth._upload = uploads.upload
order by growth.item, growth.unit
