-- One row per scheme, city group, period in which any of its indicators is known, city of the group
-- and indicator of the scheme; the value is in the display unit, not rounded, or null.
with nodes as (
    select
        scheme,
        indicator
    from marts.scheme_nodes
    where kind = 'indicator'
),

periods as (
    select distinct
        nodes.scheme,
        cities.city_group,
        known.grain,
        known.period_start,
        known.period_end
    from nodes
    inner join staging.known_values as known on nodes.indicator = known.indicator
    inner join staging.cities as cities on known.city = cities.city
    where known.value is not null
)

select
    periods.scheme,
    periods.city_group,
    periods.grain,
    periods.period_start,
    periods.period_end,
    cities.city,
    nodes.indicator,
    known.value,
    coalesce(known.is_demo, cities.is_demo) as is_demo
from periods
inner join nodes on periods.scheme = nodes.scheme
inner join staging.cities as cities on periods.city_group = cities.city_group
left join staging.known_values as known
    on
        nodes.indicator = known.indicator
        and cities.city = known.city
        and periods.grain = known.grain
        and periods.period_start = known.period_start
        and periods.period_end = known.period_end
