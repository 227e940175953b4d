-- The latest gap of each indicator to one benchmark city, the widest in its group first; sizes of
-- cities are no work of theirs and are left out. Places: 0 is the group's last value, 100 its
-- first, turned so that more is better; the quartiles of the group, and the other benchmark city.
-- Quarters: see methods.quarter.
-- outlook: see marts.closings.
with latest as (
    select gaps.*
    from marts.gaps as gaps
    inner join marts.indicators as indicators on gaps.indicator = indicators.indicator
    cross join marts.board as board
    where
        gaps.benchmark_city = $benchmark_city
        and gaps.gap is not null
    qualify
        row_number() over (
            partition by gaps.indicator
            order by
                gaps.grain is not distinct from indicators.grain desc,
                gaps.period_end desc,
                gaps.city_group is distinct from board.home_group asc,
                gaps.city_group asc
        ) = 1
),

others as (
    select
        latest.indicator,
        any_value(gaps.benchmark_city) as other_city,
        any_value(gaps.role) as other_role,
        any_value(gaps.benchmark_value) as other_value
    from latest
    inner join marts.gaps as gaps
        on
            latest.indicator = gaps.indicator
            and latest.city_group = gaps.city_group
            and latest.grain = gaps.grain
            and latest.period_end = gaps.period_end
            and latest.period_start is not distinct from gaps.period_start
            and latest.role != gaps.role
    where gaps.gap is not null
    group by latest.indicator
),

placed as (
    select
        latest.*,
        coalesce(indicators.decimals, 1) as decimals,
        coalesce(string_split(indicators.dimension, '/')[1], '') as field,
        others.other_city,
        others.other_role,
        others.other_value,
        quartiles.reported,
        quartiles.q1,
        quartiles.median,
        quartiles.q3,
        if(latest.is_higher_better, quartiles.least, quartiles.greatest) as worst,
        if(latest.is_higher_better, quartiles.greatest, quartiles.least) as best,
        methods.quarter(latest.home_value, latest.is_higher_better, quartiles.quartiles)
            as home_quarter,
        methods.quarter(latest.benchmark_value, latest.is_higher_better, quartiles.quartiles)
            as benchmark_quarter,
        closings.outlook,
        closings.home_pace,
        closings.benchmark_pace,
        closings.gap_pace,
        closings.closes_from,
        closings.closes,
        closings.closes_to,
        closings.points,
        closings.is_few
    from latest
    inner join marts.indicators as indicators on latest.indicator = indicators.indicator
    inner join marts.quartiles as quartiles
        on
            latest.indicator = quartiles.indicator
            and latest.city_group = quartiles.city_group
            and latest.grain = quartiles.grain
            and latest.period_end = quartiles.period_end
            and latest.period_start is not distinct from quartiles.period_start
    inner join marts.closings as closings
        on
            latest.indicator = closings.indicator
            and latest.city_group = closings.city_group
            and latest.grain = closings.grain
            and latest.benchmark_city = closings.benchmark_city
    left join others on latest.indicator = others.indicator
)

select
    indicator,
    field,
    city_group,
    grain,
    period_start,
    period_end,
    unit,
    decimals,
    home_city,
    home_value,
    benchmark_city,
    benchmark_value,
    role,
    other_city,
    other_role,
    other_value,
    gap,
    reported,
    q1,
    median,
    q3,
    outlook,
    home_pace,
    benchmark_pace,
    gap_pace,
    closes_from,
    closes,
    closes_to,
    points,
    is_few,
    is_demo,
    gap > 0 as is_behind,
    if(best = worst, 50, 100 * (home_value - worst) / (best - worst)) as home_place,
    if(best = worst, 50, 100 * (benchmark_value - worst) / (best - worst)) as benchmark_place,
    if(best = worst, 50, 100 * (q1 - worst) / (best - worst)) as q1_place,
    if(best = worst, 50, 100 * (median - worst) / (best - worst)) as median_place,
    if(best = worst, 50, 100 * (q3 - worst) / (best - worst)) as q3_place,
    case
        when other_value is not null
            then if(best = worst, 50, 100 * (other_value - worst) / (best - worst))
    end as other_place,
    home_quarter,
    benchmark_quarter,
    max(period_end) over () as newest
from placed
where field != '规模'
order by home_place - benchmark_place asc, indicator asc
