-- How old the latest value of each reported indicator is, and whether the next one is overdue:
-- after the end of its period an office has half a month, or a month for half-years and years.
with latest as (
    select
        indicator,
        owner,
        grain,
        latest_start as period_start,
        cast(latest_end as date) as period_end
    from marts.indicators
    where
        not is_derived
        and latest_end is not null
),

dated as (
    select
        *,
        case grain
            when 'tenday' then period_end + 11
            when 'month' then last_day(period_end + 1)
            when 'quarter' then last_day(period_end + interval 3 months)
            when 'half' then last_day(period_end + interval 6 months)
            when 'year' then last_day(period_end + interval 12 months)
        end as next_end,
        if(grain in ('half', 'year'), 30, 15) as grace
    from latest
)

select
    indicator,
    owner,
    grain,
    period_start,
    period_end,
    date_diff('day', period_end, $day) as days_since,
    date_diff('day', cast(next_end as date) + grace, $day) as days_late
from dated
order by days_late desc nulls last, indicator asc
