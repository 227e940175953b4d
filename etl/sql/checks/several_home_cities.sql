-- One row per row of the register that calls a second city 本市.
with homes as (
    select
        *,
        first_value(city) over (order by _upload, _sheet, _row) as home
    from raw.cities
    where _current and role = '本市'
)

select
    uploads.file,
    homes._sheet as sheet,
    raw.cell_of(homes._places, 'role', homes._row, homes._cell) as cell,
    '角色' as header,
    homes.city as value
from homes
inner join raw.uploads as uploads on homes._upload = uploads.upload
where homes.city <> homes.home
order by homes._upload, homes._sheet, homes._row
