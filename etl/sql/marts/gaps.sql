-- One row per indicator with a direction, city group, period that counts and benchmark city; a
-- positive gap: we are behind. Gaps of different series_no do not compare: see
-- marts.city_ranks.
-- by: indicator
with differences as (
    select
        ours.indicator,
        ours.city_group,
        ours.grain,
        ours.period_start,
        ours.period_end,
        ours.unit,
        indicators.is_higher_better,
        ours.city as home_city,
        ours.value as home_value,
        theirs.city as benchmark_city,
        theirs.role,
        theirs.value as benchmark_value,
        round(
            case
                when indicators.is_higher_better then theirs.value - ours.value
                else ours.value - theirs.value
            end,
            indicators.decimals
        ) as gap,
        ours.series_no + theirs.series_no as series_no,
        ours.is_demo or theirs.is_demo as is_demo
    from marts.city_ranks as ours
    inner join marts.city_ranks as theirs
        on
            ours.indicator = theirs.indicator
            and ours.city_group = theirs.city_group
            and ours.grain = theirs.grain
            and ours.period_start = theirs.period_start
            and ours.period_end = theirs.period_end
    inner join marts.indicators as indicators on ours.indicator = indicators.indicator
    where
        ours.is_home
        and ours.is_counted
        and theirs.role in ('近学', '远学')
        and indicators.is_higher_better is not null
)

select
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    unit,
    is_higher_better,
    home_city,
    home_value,
    benchmark_city,
    role,
    benchmark_value,
    gap,
    series_no,
    is_demo
from differences
order by indicator, city_group, grain, period_end, period_start, role, benchmark_city
