-- One row per cell that names something its register does not know; of an empty register, one row:
-- the first cell that needs it.
select
    if(names.is_register_empty, 'no_', 'unknown_') || names.register as name,
    uploads.file,
    names._sheet as sheet,
    names._cell as cell,
    names.header,
    names.name as value,
    names.nearest
from staging.unknown_names as names
inner join raw.uploads as uploads on names._upload = uploads.upload
qualify
    not names.is_register_empty
    or row_number() over (
        partition by names.register
        order by names._upload, names._sheet, names._row, names._cell
    ) = 1
order by names._upload, names._sheet, names._row, names._cell
