-- The cells that the measures taken about one benchmark city stand in.
select distinct
    coalesce(measures.practice, measures.item) as about,
    measures.measure as written,
    uploads.file,
    measures._sheet as sheet,
    measures._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at
from marts.measures as measures
inner join marts.uploads as uploads on measures._upload = uploads.upload
where measures.city = $benchmark_city
order by uploads.file, sheet, about
