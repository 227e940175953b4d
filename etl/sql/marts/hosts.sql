-- One row per year with a forum and department (机关部室): each hosts once a year, or owes it.
with years as (
    select
        year,
        bool_or(is_demo) as is_demo
    from marts.forums
    group by year
),

hosted as (
    select
        years.year,
        units.unit,
        count(case when forums.year = years.year then forums.forum_no end) as hosted,
        max(forums.held) as last_held,
        bool_or(years.is_demo or units.is_demo) as is_demo
    from years
    cross join staging.units as units
    left join marts.forums as forums
        on units.unit = forums.host and years.year >= forums.year
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
