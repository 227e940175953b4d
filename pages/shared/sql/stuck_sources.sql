-- The cells behind what is stuck.
select
    stuck.name as about,
    stuck.owner as written,
    uploads.file,
    stuck._sheet as sheet,
    stuck._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at
from marts.stuck as stuck
inner join marts.uploads as uploads on stuck._upload = uploads.upload
order by stuck.kind = 'archive' asc, stuck.days_overdue desc nulls last, stuck.name asc
