-- One row per decision: the row of the workbook that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    decisions._sheet as sheet,
    decisions._cell as cell,
    decisions.decision as about,
    decisions.status as written
from marts.decisions as decisions
inner join marts.uploads as uploads on decisions._upload = uploads.upload
order by decisions.meeting_no desc, decisions.due asc, decisions.decision asc
