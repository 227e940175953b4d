-- One row per honour, with the level that gave it.
select
    honours.date_to as granted,
    year(honours.date_to) as year,
    honours.unit,
    honours.honour,
    honours.level,
    honours.recipient,
    uploads.is_demo,
    honours._upload,
    honours._sheet,
    honours._row,
    honours._cell
from raw.honours as honours
inner join raw.uploads as uploads on honours._upload = uploads.upload
where honours._current
order by granted, honours.unit, honours.honour
