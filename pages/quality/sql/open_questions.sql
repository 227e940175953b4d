-- One row per thing that the rows leave open, with the cell that raises it.
select
    question,
    about,
    written,
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell
from memory.with_cells('marts.open_questions')
order by question, file, sheet, _row
