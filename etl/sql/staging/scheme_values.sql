-- One row per scheme, city group, period in which any of its indicators is known, city of the group
-- and indicator of the scheme; the value is in the display unit, not rounded, or null. Beside other
-- indicators a cumulated one counts in the months, quarters, halves and years that it fills. A city
-- that was no member of the group by then has none.
-- by: scheme
with nodes as (
    select
        nodes.scheme,
        nodes.indicator,
        bool_and(coalesce(accruals.is_cumulated, false)) over (partition by nodes.scheme) as is_pure
    from marts.scheme_nodes as nodes
    left join staging.accruals as accruals on nodes.indicator = accruals.indicator
    where nodes.kind = 'indicator'
),

told as (
    select
        nodes.scheme,
        nodes.indicator,
        known.city,
        if(nodes.is_pure, known.grain, methods.calendar_grain(known.grain, known.period_end))
            as grain,
        known.period_start,
        known.period_end,
        known.value,
        known.is_demo
    from nodes
    inner join staging.known_values as known on nodes.indicator = known.indicator
),

periods as (
    select distinct
        told.scheme,
        cities.city_group,
        told.grain,
        told.period_start,
        told.period_end
    from told
    inner join staging.memberships as cities
        on
            told.city = cities.city
            and told.period_end between cities.member_from and cities.member_to
    where told.value is not null and told.grain is not null
)

select
    periods.scheme,
    periods.city_group,
    periods.grain,
    periods.period_start,
    periods.period_end,
    cities.city,
    nodes.indicator,
    if(
        periods.period_end between cities.member_from and cities.member_to, told.value, null
    ) as value,
    coalesce(told.is_demo, cities.is_demo) as is_demo
from periods
inner join nodes on periods.scheme = nodes.scheme
inner join staging.memberships as cities on periods.city_group = cities.city_group
left join told
    on
        periods.scheme = told.scheme
        and nodes.indicator = told.indicator
        and cities.city = told.city
        and periods.grain = told.grain
        and periods.period_start = told.period_start
        and periods.period_end = told.period_end
