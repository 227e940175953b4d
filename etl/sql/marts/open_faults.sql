-- One row per faulty cell that a load left out, until its row or its file's name is loaded later.
with latest as (
    select
        file,
        max(upload) as upload
    from raw.uploads
    group by file
),

mended as (
    select
        upload,
        sheet,
        cell
    from raw.left_out
    group by upload, sheet, cell
    having bool_and(is_mended)
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
left join mended
    on
        reported.upload = mended.upload
        and reported.sheet = mended.sheet
        and reported.cell = mended.cell
where not reported.is_remark and mended.upload is null
order by uploads.loaded_at desc, uploads.file asc, reported.sheet asc, reported.cell asc
