-- One row per publication of a year, of all years where $year is null: the row that it stems from.
with publications as (
    select *
    from marts.publications
    where $year is null or year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    publications._sheet as sheet,
    publications._cell as cell,
    concat_ws(' · ', publications.unit, publications.media) as about,
    publications.headline as written
from publications
inner join marts.uploads as uploads on publications._upload = uploads.upload
order by publications.published, publications.unit
