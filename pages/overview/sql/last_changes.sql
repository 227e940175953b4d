-- What the last upload changed, table by table.
select
    uploads.upload,
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    uploads.is_demo,
    changes.title,
    changes.added,
    changes.changed,
    changes.same
from marts.upload_changes as changes
inner join marts.uploads as uploads on changes.upload = uploads.upload
qualify rank() over (order by uploads.upload desc) = 1
order by changes.added + changes.changed desc, changes.title asc
