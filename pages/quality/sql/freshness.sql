-- How old the latest value of each indicator of a group and grain is, and whether the next one is
-- overdue: after its period an office has half a month, or a month for half-years and years.
with latest as (
    select
        indicator,
        cast(max(period_end) as date) as period_end,
        cast(arg_max(period_start, period_end) as date) as period_start
    from marts.coverage
    where
        city_group = $city_group
        and grain = $grain
        and reported > 0
    group by indicator
),

dated as (
    select
        *,
        case $grain
            when 'tenday' then period_end + 11
            when 'month' then last_day(period_end + 1)
            when 'cumulated' then last_day(period_end + 1)
            when 'quarter' then last_day(period_end + interval 3 months)
            when 'half' then last_day(period_end + interval 6 months)
            when 'year' then last_day(period_end + interval 12 months)
        end as next_end,
        if($grain in ('half', 'year'), 30, 15) as grace
    from latest
)

select
    dated.indicator,
    indicators.owner,
    $grain as grain,
    dated.period_start,
    dated.period_end,
    date_diff('day', dated.period_end, $day) as days_since,
    date_diff('day', cast(dated.next_end as date) + dated.grace, $day) as days_late
from dated
inner join marts.indicators as indicators on dated.indicator = indicators.indicator
where not indicators.is_derived
order by days_late desc nulls last, dated.indicator asc
