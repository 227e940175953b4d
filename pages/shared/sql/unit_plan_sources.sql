-- One row per line of the year's plan for one unit that says what was done: the row it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    growth._sheet as sheet,
    growth._cell as cell,
    growth.item as about,
    cast(growth.planned as varchar) as written
from marts.growth as growth
inner join marts.uploads as uploads on growth._upload = uploads.upload
inner join marts.board as board on growth.year = year(board.as_of)
where growth.unit = $unit
order by growth.item
