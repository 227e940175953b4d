-- One row per innovation studio of a year: the row that it stems from.
with studios as (
    select *
    from marts.studios
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    studios._sheet as sheet,
    studios._cell as cell,
    studios.studio as about,
    cast(studios.benefit as varchar) as written
from studios
inner join marts.uploads as uploads on studios._upload = uploads.upload
order by studios.studio
