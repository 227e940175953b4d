-- One row per report of people on loan: the row of the workbook that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    lent._sheet as sheet,
    lent._cell as cell,
    concat_ws(' · ', strftime(lent.day, '%Y-%m-%d'), lent.task_no, lent.source) as about,
    cast(lent.headcount as varchar) as written
from marts.secondments as lent
inner join marts.uploads as uploads on lent._upload = uploads.upload
order by lent.day desc, lent.task_no asc, lent.source asc
