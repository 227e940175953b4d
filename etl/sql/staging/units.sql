-- One row per unit of the register.
select
    units.unit,
    units.kind,
    units.parent,
    uploads.is_demo,
    units._upload,
    units._sheet,
    units._row,
    units._cell
from raw.units as units
inner join raw.uploads as uploads on units._upload = uploads.upload
where units._current
