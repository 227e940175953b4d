-- One row per year with a forum and department (机关部室): each hosts once a year, or owes it.
with years as (
    select
        cast(extract(year from held) as integer) as year,
        bool_or(is_demo) as is_demo
    from staging.forums
    where held is not null
    group by cast(extract(year from held) as integer)
),

hosted as (
    select
        years.year,
        units.unit,
        count(
            case when extract(year from forums.held) = years.year then forums.forum_no end
        ) as hosted,
        max(forums.held) as last_held,
        bool_or(years.is_demo or units.is_demo) as is_demo
    from years
    cross join staging.units as units
    left join staging.forums as forums
        on units.unit = forums.host and extract(year from forums.held) <= years.year
    where units.kind = '机关部室'
    group by years.year, units.unit
)

select
    year,
    unit,
    hosted,
    last_held,
    hosted = 0 as is_owing,
    is_demo
from hosted
order by year, unit
