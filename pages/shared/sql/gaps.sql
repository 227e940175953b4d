-- The latest gap of each indicator to one benchmark city, the largest first.
-- home_share is our value in percent of theirs, turned so that less than 100 is behind.
with latest as (
    select *
    from marts.gaps
    where
        benchmark_city = $benchmark_city
        and gap is not null
    qualify row_number() over (partition by indicator order by period_end desc, city_group asc) = 1
)

select
    latest.indicator,
    latest.city_group,
    latest.period_start,
    latest.period_end,
    latest.unit,
    coalesce(indicators.decimals, 1) as decimals,
    latest.home_city,
    latest.home_value,
    latest.benchmark_city,
    latest.benchmark_value,
    latest.role,
    latest.gap,
    latest.gap > 0 as is_behind,
    latest.is_demo,
    max(latest.period_end) over () as newest,
    if(
        latest.is_higher_better,
        100 * latest.home_value / nullif(latest.benchmark_value, 0),
        100 * latest.benchmark_value / nullif(latest.home_value, 0)
    ) as home_share
from latest
inner join marts.indicators as indicators on latest.indicator = indicators.indicator
order by home_share nulls last, latest.indicator
