-- One row per row of the register of cities that ends (至) before it begins (自).
select
    uploads.file,
    cities._sheet as sheet,
    raw.cell_of(cities._places, 'until', cities._row, cities._cell) as cell,
    '至' as header,
    cities.until_written as value
from raw.cities as cities
inner join raw.uploads as uploads on cities._upload = uploads.upload
where
    cities._current
    and coalesce(cities.until_to, cities.until) < coalesce(cities.since, cities.since_to)
order by cities._upload, cities._sheet, cities._row
