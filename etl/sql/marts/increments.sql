-- One row per indicator, city and month of a cumulated series: what the month added to the months
-- before, in the display unit. Derived, never stated; a share in percent has none, and a month
-- without the one before it has none, nor has that in which the city became another one.
-- by: indicator
with points as (
    select
        known.indicator,
        known.city,
        known.period_end,
        known.value,
        month(known.period_end) as month_no,
        lag(known.value) over this_year as value_before,
        lag(month(known.period_end)) over this_year as month_before,
        (
            select count(*) > 0
            from staging.city_breaks as breaks
            where
                breaks.city = known.city
                and breaks.since >= date_trunc('month', known.period_end)
                and breaks.since <= known.period_end
        ) as is_broken,
        decimals.decimals,
        indicators.unit,
        known.is_approx,
        known.is_demo
    from staging.known_values as known
    inner join staging.indicators as indicators on known.indicator = indicators.indicator
    inner join staging.indicator_decimals as decimals on known.indicator = decimals.indicator
    where
        known.grain = 'cumulated'
        and known.value is not null
        and coalesce(indicators.base, '') <> '%'
    window this_year as (
        partition by known.indicator, known.city, year(known.period_end)
        order by known.period_end
    )
)

select
    indicator,
    city,
    cast(date_trunc('month', period_end) as date) as period_start,
    period_end,
    'month' as grain,
    round(if(month_no = 1, value, value - value_before), decimals) as value,
    unit,
    true as is_derived,
    is_approx,
    is_demo
from points
where month_no = 1 or (month_before = month_no - 1 and not is_broken)
order by indicator, city, period_end
