-- One row per city of the register that another row, of the same upload or an earlier one, calls a
-- former name (曾用名). Names in a circle are found so, too.
with named as (
    select
        unnest(string_split(former_names, '、')) as former_name,
        city,
        _upload
    from raw.cities
    where _current and former_names is not null
),

former as (
    select
        raw.bare_city(former_name) as former,
        city,
        _upload
    from named
)

select distinct
    uploads.file,
    cities._sheet as sheet,
    raw.cell_of(cities._places, 'city', cities._row, cities._cell) as cell,
    '城市' as header,
    cities.city as value
from raw.cities as cities
inner join raw.uploads as uploads on cities._upload = uploads.upload
inner join former
    on
        raw.bare_city(cities.city) = former.former
        and raw.bare_city(former.city) <> former.former
        and cities._upload >= former._upload
where cities._current
order by uploads.file, sheet, cell
