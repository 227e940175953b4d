-- One row per report on a project: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    strftime(day, '%Y-%m-%d') as about,
    concat(cast(progress as varchar), '%') as written
from memory.with_cells('marts.project_curve')
where project = $project
order by day
