-- One row per project: the row of the workbook that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    project as about,
    status as written
from memory.with_cells('marts.projects')
where $lead is null or lead = $lead
order by project
