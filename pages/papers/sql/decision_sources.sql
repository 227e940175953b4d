-- One row per decision: the row of the workbook that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    decision as about,
    status as written
from memory.with_cells('marts.decisions')
order by meeting_no desc, due asc, decision asc
