-- One row per indicator, grain, city group and city with a value in a period that counts: the
-- latest one, and how fast it has moved.
-- Pace, per period of the grain: the median of the slopes between every two of the periods of the
-- last twelve months, or of the last six periods where these reach further back; null below three
-- points. best_step is the best change within one period, ever, and the first one of equal ones.
-- period_no counts periods without a gap; lowest and highest bound what a value can become.
-- by: indicator
with numbered as (
    select
        known.indicator,
        known.grain,
        known.city_group,
        known.city,
        known.period_start,
        known.period_end,
        known.value,
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
        case known.grain when 'tenday' then 36 when 'month' then 12 else 6 end as a_year
    from marts.city_ranks as known
    inner join staging.indicators as indicators on known.indicator = indicators.indicator
    inner join staging.indicator_decimals as decimals on known.indicator = decimals.indicator
    where
        known.value is not null
        and known.is_counted
        and not exists (
            select 1
            from staging.series_breaks as breaks
            where
                breaks.indicator = known.indicator
                and breaks.grain = known.grain
                and breaks.since > known.period_end
        )
        and not exists (
            select 1
            from staging.city_breaks as breaks
            where breaks.city = known.city and breaks.since > known.period_end
        )
),

stepped as (
    select
        *,
        max(period_no) over (partition by indicator, grain, city_group, city) as latest_no,
        row_number() over (
            partition by indicator, grain, city_group, city
            order by period_no desc
        ) as place,
        min(value) over (partition by indicator) as least_known,
        max(value) over (partition by indicator) as greatest_known,
        round(
            (value - lag(value) over by_time) / (period_no - lag(period_no) over by_time),
            decimals + 4
        ) as step
    from numbered
    where period_no is not null
    window by_time as (partition by indicator, grain, city_group, city order by period_no)
),

recent as (
    select
        indicator,
        grain,
        city_group,
        city,
        period_no,
        value,
        decimals
    from stepped
    where place <= 6 or period_no > latest_no - a_year
),

slopes as (
    select
        later.indicator,
        later.grain,
        later.city_group,
        later.city,
        median((later.value - earlier.value) / (later.period_no - earlier.period_no)) as slope
    from recent as later
    inner join recent as earlier
        on
            later.indicator = earlier.indicator
            and later.grain = earlier.grain
            and later.city_group = earlier.city_group
            and later.city = earlier.city
            and later.period_no > earlier.period_no
    group by later.indicator, later.grain, later.city_group, later.city
),

counted as (
    select
        indicator,
        grain,
        city_group,
        city,
        count(*) as points
    from recent
    group by indicator, grain, city_group, city
),

summed as (
    select
        indicator,
        grain,
        city_group,
        city,
        unit,
        decimals,
        is_higher_better,
        max(period_start) as period_start,
        max(period_end) as period_end,
        max(latest_no) as period_no,
        arg_max(value, period_no) as value,
        case
            when is_higher_better then max(step) filter (where step > 0)
            when not is_higher_better then min(step) filter (where step < 0)
        end as best_step,
        case
            when is_higher_better
                then
                    arg_max(period_start, { 'step': step, 'turn': -period_no }) filter (
                        where step > 0
                    )
            when not is_higher_better then
                arg_min(period_start, { 'step': step, 'turn': period_no }) filter (where step < 0)
        end as best_start,
        case
            when is_higher_better
                then
                    arg_max(period_end, { 'step': step, 'turn': -period_no }) filter (
                        where step > 0
                    )
            when not is_higher_better then
                arg_min(period_end, { 'step': step, 'turn': period_no }) filter (where step < 0)
        end as best_end,
        case when min(least_known) >= 0 then 0 end as lowest,
        case when unit in ('%', '分') and max(greatest_known) <= 100 then 100 end as highest,
        bool_or(is_demo) as is_demo
    from stepped
    group by indicator, grain, city_group, city, unit, decimals, is_higher_better
)

select
    summed.indicator,
    summed.grain,
    summed.city_group,
    summed.city,
    summed.unit,
    summed.decimals,
    summed.is_higher_better,
    summed.period_start,
    summed.period_end,
    summed.period_no,
    summed.value,
    counted.points,
    case when counted.points >= 3 then round(slopes.slope, summed.decimals + 4) end as pace,
    summed.best_step,
    summed.best_start,
    summed.best_end,
    summed.lowest,
    summed.highest,
    summed.is_demo
from summed
inner join counted
    on
        summed.indicator = counted.indicator
        and summed.grain = counted.grain
        and summed.city_group = counted.city_group
        and summed.city = counted.city
left join slopes
    on
        summed.indicator = slopes.indicator
        and summed.grain = slopes.grain
        and summed.city_group = slopes.city_group
        and summed.city = slopes.city
order by summed.indicator, summed.grain, summed.city_group, summed.city
