-- One row per city that goes into, or was taken out of, a city that was not there on that day: it
-- must go on for longer (并入), or have begun earlier and not ended before (拆自). So no city changes
-- into itself, and none in a circle, for in a circle one of the days comes too late.
with changes as (
    select
        stated.*,
        'merged_into' as said,
        stated.merged_into as other,
        cast(stated.until_to + 1 as date) as day
    from raw.cities as stated
    where stated._current and stated.merged_into is not null and stated.until_to is not null
    union all
    select
        stated.*,
        'split_from' as said,
        stated.split_from as other,
        stated.since as day
    from raw.cities as stated
    where stated._current and stated.split_from is not null and stated.since is not null
),

others as (
    select
        city,
        max(since) as since,
        min(member_until) as member_until
    from staging.cities
    group by city
)

select
    uploads.file,
    changes._sheet as sheet,
    raw.cell_of(changes._places, changes.said, changes._row, changes._cell) as cell,
    if(changes.said = 'merged_into', '并入', '拆自') as header,
    changes.other as value
from changes
inner join raw.uploads as uploads on changes._upload = uploads.upload
inner join staging.city_names as named on changes.city = named.written
inner join staging.city_names as meant on changes.other = meant.written
inner join others on meant.city = others.city
where
    named.city = meant.city
    or if(
        changes.said = 'merged_into',
        others.member_until <= changes.until_to,
        others.since >= changes.day or others.member_until < changes.day - 1
    )
order by changes._upload, changes._sheet, changes._row
