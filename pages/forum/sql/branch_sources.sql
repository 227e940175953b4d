-- One row per branch of one forum's tree: the row of the workbook that its topic stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    coalesce(topic, outcome) as about,
    outcome as written
from memory.with_cells('marts.forum_branches')
where forum_no = $forum
