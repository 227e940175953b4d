-- One row per look-back: the row of the workbook that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    seen._sheet as sheet,
    seen._cell as cell,
    seen.outcome as about,
    coalesce(seen.gap, strftime(seen.due, '%Y-%m-%d')) as written
from marts.look_backs as seen
inner join marts.uploads as uploads on seen._upload = uploads.upload
order by seen.due, seen.outcome
