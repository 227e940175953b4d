-- One row per city of the register that went into another one (并入) without its last day (至), or
-- was taken out of another one (拆自) without its first day (自).
select
    uploads.file,
    cities._sheet as sheet,
    raw.cell_of(
        cities._places,
        if(
            cities.merged_into is not null and cities.until_to is null,
            'merged_into',
            'split_from'
        ),
        cities._row,
        cities._cell
    ) as cell,
    if(cities.merged_into is not null and cities.until_to is null, '并入', '拆自') as header,
    if(
        cities.merged_into is not null and cities.until_to is null,
        cities.merged_into,
        cities.split_from
    ) as value
from raw.cities as cities
inner join raw.uploads as uploads on cities._upload = uploads.upload
where
    cities._current
    and (
        (cities.merged_into is not null and cities.until_to is null)
        or (cities.split_from is not null and cities.since_to is null)
    )
order by cities._upload, cities._sheet, cities._row
