-- One row per cell that names something the register of units does not know.
select
    uploads.file,
    names._sheet as sheet,
    names._cell as cell,
    names.header,
    names.name as value,
    names.nearest
from staging.unknown_names as names
inner join raw.uploads as uploads on names._upload = uploads.upload
where
    names.register = 'units'
    and not names.is_register_empty
order by names._upload, names._sheet, names._row, names._cell
