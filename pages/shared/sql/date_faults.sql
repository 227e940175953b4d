-- One row per date of a ledger that cannot be, with its cell.
select
    fault,
    about,
    header,
    written,
    order_of,
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell
from memory.with_cells('marts.date_faults')
order by file, sheet, _row, cell, fault
