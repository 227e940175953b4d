-- One row per indicator, city group, grain and benchmark city: when its gap closes at the present
-- pace, the rival moving as well. Rests on the last 12 months, or on the last 6 periods where these
-- reach further back, in which both cities have a value;
-- never on what lies before a break of a series.
-- Pace: the median of the slopes between every two periods (Theil 1950, Sen 1968), which one odd
-- value hardly moves; the band: the quartiles of these slopes. From the latest gap, in months.
-- home_pace and benchmark_pace are such medians too, better is positive: medians need not add up.
-- outlook: ahead, level, closing, distant (in more than five years), not_closing, unknown (fewer
-- than 3 points), outdated (the gap is known for a time so long ago that it may have closed since).
-- closes, closes_from, closes_to: null when not within five years, or not at all.
-- by: indicator
with placed as (
    select
        *,
        case when is_higher_better then 1 else -1 end as direction,
        12 * year(period_end) + month(period_end)
        + day(period_end) / day(last_day(period_end)) as month_no,
        row_number() over (
            partition by indicator, city_group, grain, benchmark_city
            order by period_end desc, period_start desc nulls last
        ) as place
    from marts.gaps
    where gap is not null
    qualify
        series_no = arg_max(series_no, period_end) over (
            partition by indicator, city_group, grain, benchmark_city
        )
),

recent as (
    select
        *,
        max(month_no) over (partition by indicator, city_group, grain, benchmark_city)
        - month_no as months_ago
    from placed
    qualify place <= 6 or months_ago < 11.5
),

slopes as (
    select
        later.indicator,
        later.city_group,
        later.grain,
        later.benchmark_city,
        later.month_no - earlier.month_no as months,
        round((later.gap - earlier.gap) / months, 9) as gap_slope,
        round(later.direction * (later.home_value - earlier.home_value) / months, 9)
            as home_slope,
        round(later.direction * (later.benchmark_value - earlier.benchmark_value) / months, 9)
            as benchmark_slope
    from recent as later
    inner join recent as earlier
        on
            later.indicator = earlier.indicator
            and later.city_group = earlier.city_group
            and later.grain = earlier.grain
            and later.benchmark_city = earlier.benchmark_city
            and later.month_no > earlier.month_no
),

paces as (
    select
        indicator,
        city_group,
        grain,
        benchmark_city,
        round(quantile_cont(gap_slope, 0.5), 9) as gap_pace,
        round(quantile_cont(gap_slope, 0.25), 9) as gap_pace_low,
        round(quantile_cont(gap_slope, 0.75), 9) as gap_pace_high,
        round(quantile_cont(home_slope, 0.5), 9) as home_pace,
        round(quantile_cont(benchmark_slope, 0.5), 9) as benchmark_pace
    from slopes
    group by indicator, city_group, grain, benchmark_city
),

counted as (
    select
        indicator,
        city_group,
        grain,
        benchmark_city,
        count(*) as points,
        min(period_end) as since,
        bool_or(is_demo) as is_demo
    from recent
    group by indicator, city_group, grain, benchmark_city
),

timed as (
    select
        latest.indicator,
        latest.city_group,
        latest.grain,
        latest.period_start,
        latest.period_end,
        latest.unit,
        latest.home_city,
        latest.home_value,
        latest.benchmark_city,
        latest.role,
        latest.benchmark_value,
        latest.gap,
        counted.points,
        counted.since,
        counted.is_demo,
        case when counted.points >= 3 then paces.gap_pace end as gap_pace,
        case when counted.points >= 3 then paces.gap_pace_low end as gap_pace_low,
        case when counted.points >= 3 then paces.gap_pace_high end as gap_pace_high,
        case when counted.points >= 3 then paces.home_pace end as home_pace,
        case when counted.points >= 3 then paces.benchmark_pace end as benchmark_pace
    from placed as latest
    inner join counted
        on
            latest.indicator = counted.indicator
            and latest.city_group = counted.city_group
            and latest.grain = counted.grain
            and latest.benchmark_city = counted.benchmark_city
    left join paces
        on
            latest.indicator = paces.indicator
            and latest.city_group = paces.city_group
            and latest.grain = paces.grain
            and latest.benchmark_city = paces.benchmark_city
    where latest.place = 1
),

waits as (
    select
        timed.*,
        last_day(greatest(board.as_of, board.values_to)) as today,
        case when timed.gap > 0 and timed.gap_pace < 0 then timed.gap / -timed.gap_pace end
            as months,
        case when timed.gap > 0 and timed.gap_pace_low < 0 then timed.gap / -timed.gap_pace_low end
            as months_low,
        case
            when timed.gap > 0 and timed.gap_pace_high < 0 then timed.gap / -timed.gap_pace_high
        end as months_high
    from timed
    cross join staging.board as board
),

dated as (
    select
        *,
        case
            when months <= 60
                then last_day(period_end + to_months(cast(ceil(months) as integer)))
        end as closes,
        case
            when months_low <= 60
                then last_day(period_end + to_months(cast(ceil(months_low) as integer)))
        end as closes_from,
        case
            when months_high <= 60
                then last_day(period_end + to_months(cast(ceil(months_high) as integer)))
        end as closes_to,
        gap > 0 and (period_end < today - interval 2 year or coalesce(closes < today, false))
            as is_outdated
    from waits
)

select
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    unit,
    home_city,
    home_value,
    benchmark_city,
    role,
    benchmark_value,
    gap,
    home_pace,
    benchmark_pace,
    gap_pace,
    gap_pace_low,
    gap_pace_high,
    case
        when gap < 0 then 'ahead'
        when gap = 0 then 'level'
        when is_outdated then 'outdated'
        when points < 3 then 'unknown'
        when months <= 60 then 'closing'
        when months is not null then 'distant'
        else 'not_closing'
    end as outlook,
    case when not is_outdated then closes_from end as closes_from,
    case when not is_outdated then closes end as closes,
    case when not is_outdated then closes_to end as closes_to,
    since,
    points,
    points < 6 as is_few,
    is_demo
from dated
order by indicator, city_group, grain, role, benchmark_city
