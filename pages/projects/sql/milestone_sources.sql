-- One row per milestone of a project: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    milestone as about,
    strftime(due, '%Y-%m-%d') as written
from memory.with_cells('marts.milestones')
where project = $project
order by due
