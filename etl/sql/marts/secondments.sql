-- One row per day, source and task: how many people were on loan to the task office.
select
    coalesce(secondments.date, secondments.date_to) as day,
    secondments.source,
    cast(round(secondments.headcount) as bigint) as headcount,
    secondments.task_no,
    uploads.is_demo,
    secondments._upload,
    secondments._sheet,
    secondments._row,
    secondments._cell
from raw.secondments as secondments
inner join raw.uploads as uploads on secondments._upload = uploads.upload
inner join staging.as_of as as_of
    on coalesce(secondments.date, secondments.date_to) <= as_of.as_of
where secondments._current
order by day, secondments.task_no, secondments.source
