-- One row per report of people on loan: the row of the workbook that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', strftime(day, '%Y-%m-%d'), task_no, source) as about,
    cast(headcount as varchar) as written
from memory.with_cells('marts.secondments')
order by day desc, task_no asc, source asc
