-- One row per thing that a unit did: the row that it stems from.
with deeds as (
    select *
    from marts.unit_deeds
    where unit = $unit
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    deeds._sheet as sheet,
    deeds._cell as cell,
    deeds.name as about,
    strftime(deeds.day, '%Y-%m-%d') as written
from deeds
inner join marts.uploads as uploads on deeds._upload = uploads.upload
order by deeds.day desc
