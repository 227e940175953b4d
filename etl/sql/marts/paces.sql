-- One row per indicator, grain and city with a value: the latest one, and how fast it has moved.
-- A pace is the least-squares slope per period of the grain, over the last twelve months, or over
-- four periods where those are longer. best_step is the best change within one period, ever.
-- period_no counts periods without a gap; lowest and highest bound what a value can become.
with numbered as (
    select
        known.indicator,
        known.grain,
        known.city,
        known.period_start,
        known.period_end,
        round(known.value, decimals.decimals) as value,
        decimals.decimals,
        indicators.unit,
        indicators.is_higher_better,
        known.is_demo,
        case known.grain
            when 'tenday'
                then
                    36 * year(known.period_start)
                    + 3 * month(known.period_start)
                    + least(2, day(known.period_start) // 10)
            when 'month' then 12 * year(known.period_end) + month(known.period_end)
            when 'quarter' then 4 * year(known.period_end) + quarter(known.period_end)
            when 'half' then 2 * year(known.period_end) + month(known.period_end) // 7
            when 'year' then year(known.period_end)
        end as period_no,
        case known.grain when 'tenday' then 36 when 'month' then 12 else 4 end as span
    from staging.known_values as known
    inner join staging.indicators as indicators on known.indicator = indicators.indicator
    inner join staging.indicator_decimals as decimals on known.indicator = decimals.indicator
    where known.value is not null
),

stepped as (
    select
        *,
        max(period_no) over (partition by indicator, grain, city) as latest_no,
        min(value) over (partition by indicator) as least_known,
        max(value) over (partition by indicator) as greatest_known,
        round(
            (value - lag(value) over by_time) / (period_no - lag(period_no) over by_time),
            decimals + 4
        ) as step
    from numbered
    where period_no is not null
    window by_time as (partition by indicator, grain, city order by period_no)
)

select
    indicator,
    grain,
    city,
    unit,
    decimals,
    is_higher_better,
    max(period_start) as period_start,
    max(period_end) as period_end,
    max(latest_no) as period_no,
    arg_max(value, period_no) as value,
    count(*) filter (where period_no > latest_no - span) as points,
    case
        when count(*) filter (where period_no > latest_no - span) > 1
            then
                round(
                    regr_slope(value, period_no) filter (where period_no > latest_no - span),
                    decimals + 4
                )
    end as pace,
    case
        when is_higher_better then max(step) filter (where step > 0)
        else min(step) filter (where step < 0)
    end as best_step,
    case
        when is_higher_better then arg_max(period_start, step) filter (where step > 0)
        else arg_min(period_start, step) filter (where step < 0)
    end as best_start,
    case
        when is_higher_better then arg_max(period_end, step) filter (where step > 0)
        else arg_min(period_end, step) filter (where step < 0)
    end as best_end,
    case when min(least_known) >= 0 then 0 end as lowest,
    case when unit in ('%', '分') and max(greatest_known) <= 100 then 100 end as highest,
    bool_or(is_demo) as is_demo
from stepped
group by indicator, grain, city, unit, decimals, is_higher_better
order by indicator, grain, city
