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
where uploads.upload = (select max(upload) from marts.uploads)
order by changes.added + changes.changed desc, changes.title
