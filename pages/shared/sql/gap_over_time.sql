-- The gap of one indicator to each benchmark city, over its last 24 periods.
with recent as (
    select distinct
        grain,
        period_end
    from marts.gaps
    where
        indicator = $indicator
        and city_group = $city_group
        and grain = $grain
        and gap is not null
    order by period_end desc
    limit 24
)

select
    gaps.benchmark_city,
    gaps.role,
    gaps.period_start,
    gaps.period_end,
    gaps.grain,
    gaps.home_value,
    gaps.benchmark_value,
    gaps.unit,
    gaps.gap
from marts.gaps as gaps
inner join recent on gaps.period_end = recent.period_end and gaps.grain = recent.grain
where
    gaps.indicator = $indicator
    and gaps.city_group = $city_group
    and gaps.gap is not null
order by gaps.period_end, gaps.role
