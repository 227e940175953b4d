-- One row per upload in force.
select
    uploads.upload,
    uploads.file,
    uploads.loaded_at,
    uploads.loaded_by,
    uploads.is_demo,
    count(changes.table_name) as tables,
    cast(coalesce(sum(changes.added + changes.changed + changes.same), 0) as bigint) as rows
from raw.uploads as uploads
left join staging.upload_changes as changes on uploads.upload = changes.upload
group by
    uploads.upload, uploads.file, uploads.loaded_at, uploads.loaded_by, uploads.is_demo
order by uploads.upload
