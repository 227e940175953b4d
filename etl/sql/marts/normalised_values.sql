-- One row per scheme, city group, period, city and indicator of the scheme: the value, as treated
-- and as normalised (null: a gap, or not computable: see marts.scheme_faults).
-- by: scheme
select
    fresh.scheme,
    fresh.city_group,
    fresh.grain,
    fresh.period_start,
    fresh.period_end,
    fresh.city,
    fresh.indicator,
    fresh.path,
    fresh.value,
    fresh.treated,
    fresh.normalised,
    stated.is_demo
from methods.normalised('staging.scheme_values', 'marts.scheme_nodes') as fresh
inner join staging.scheme_values as stated
    on
        fresh.scheme = stated.scheme
        and fresh.city_group = stated.city_group
        and fresh.grain = stated.grain
        and fresh.period_start = stated.period_start
        and fresh.period_end = stated.period_end
        and fresh.city = stated.city
        and fresh.indicator = stated.indicator
order by
    fresh.scheme,
    fresh.city_group,
    fresh.grain,
    fresh.period_end,
    fresh.period_start,
    fresh.city,
    fresh.path
