-- One row per row of the register that gives its city a former name (曾用名) of an earlier city.
with named as (
    select
        unnest(string_split(former_names, '、')) as former_name,
        *
    from raw.cities
    where _current and former_names is not null
),

former as (
    select
        raw.bare_city(former_name) as former,
        *
    from named
),

shared as (
    select
        *,
        first_value(raw.bare_city(city)) over (
            partition by former
            order by _upload, _sheet, _row
        ) as first_city
    from former
)

select
    uploads.file,
    shared._sheet as sheet,
    raw.cell_of(shared._places, 'former_names', shared._row, shared._cell) as cell,
    '曾用名' as header,
    shared.former as value
from shared
inner join raw.uploads as uploads on shared._upload = uploads.upload
where raw.bare_city(shared.city) <> shared.first_city
order by shared._upload, shared._sheet, shared._row
