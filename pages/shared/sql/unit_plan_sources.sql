-- One row per line of the year's plan for one unit that says what was done: the row it stems from.
with own as (
    select *
    from marts.growth
    where unit = $unit
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    own._sheet as sheet,
    own._cell as cell,
    own.item as about,
    cast(own.planned as varchar) as written
from own
inner join marts.uploads as uploads on own._upload = uploads.upload
inner join marts.board as board on own.year = year(board.as_of)
order by own.item
