-- One row per date of a ledger that cannot be, with its cell.
select
    faults.fault,
    faults.about,
    faults.header,
    faults.written,
    faults.order_of,
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    faults._sheet as sheet,
    faults._cell as cell
from marts.date_faults as faults
inner join marts.uploads as uploads on faults._upload = uploads.upload
order by uploads.file, faults._sheet, faults._row, faults._cell, faults.fault
