-- One row per honour: the cell that it stands in.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    honours._sheet as sheet,
    honours._cell as cell,
    honours.unit as about,
    honours.honour as written
from marts.honours as honours
inner join marts.uploads as uploads on honours._upload = uploads.upload
order by honours.granted, honours.unit
