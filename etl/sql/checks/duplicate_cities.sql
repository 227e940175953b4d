-- One row per row of the register that repeats a city of its group; 市 at the end does not differ.
with placed as (
    select
        *,
        row_number() over (
            partition by raw.bare_city(city), city_group
            order by _upload, _sheet, _row
        ) as place
    from staging.cities
)

select
    uploads.file,
    placed._sheet as sheet,
    placed._cell as cell,
    '城市' as header,
    placed.city as value
from placed
inner join raw.uploads as uploads on placed._upload = uploads.upload
where placed.place > 1
order by placed._upload, placed._sheet, placed._row
