-- One row per faulty cell that a load left out, until a later upload of a file of the same name.
with latest as (
    select
        file,
        max(upload) as upload
    from raw.uploads
    group by file
)

select
    uploads.upload,
    uploads.file,
    reported.sheet,
    reported.cell,
    reported.header,
    reported.value,
    reported.reason,
    uploads.loaded_by,
    uploads.loaded_at,
    uploads.is_demo
from raw.reported as reported
inner join raw.uploads as uploads on reported.upload = uploads.upload
inner join latest on uploads.upload = latest.upload
where not reported.is_remark
order by uploads.loaded_at desc, uploads.file asc, reported.sheet asc, reported.cell asc
