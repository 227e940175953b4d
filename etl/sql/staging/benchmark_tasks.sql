-- One row per benchmark city and task.
select
    city_names.city,
    tasks.item,
    tasks.goal,
    tasks.measure,
    tasks.owner,
    coalesce(tasks.due_to, tasks.due) as due,
    tasks.status,
    coalesce(
        tasks.status not like '%未%'
        and (tasks.status like '%完成%' or tasks.status like '%办结%' or tasks.status like '100%'),
        false
    ) as is_done,
    tasks.indicator,
    uploads.is_demo,
    tasks._upload,
    tasks._sheet,
    tasks._row,
    tasks._cell
from raw.benchmark_tasks as tasks
inner join raw.uploads as uploads on tasks._upload = uploads.upload
inner join staging.city_names as city_names on tasks.city = city_names.written
where tasks._current
