-- One row, the first cell that needs it, if the register of indicators is empty.
select
    uploads.file,
    names._sheet as sheet,
    names._cell as cell,
    names.header,
    names.name as value
from staging.unknown_names as names
inner join raw.uploads as uploads on names._upload = uploads.upload
where
    names.register = 'indicators'
    and names.is_register_empty
order by names._upload, names._sheet, names._row, names._cell
limit 1
