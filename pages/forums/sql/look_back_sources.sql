-- One row per look-back: the row of the workbook that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    outcome as about,
    coalesce(gap, strftime(due, '%Y-%m-%d')) as written
from memory.with_cells('marts.look_backs')
order by due, outcome
