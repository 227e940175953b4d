-- One row per indicator, city group, period and city of the group. Rank 1 is best, in the
-- indicator's direction, on the value as rounded; ties share a rank. No value or no direction, no
-- rank; `ranked` counts the cities with one. A change is as somebody stated it. The value before of
-- a cumulated series is that of the same months a year earlier, as is year_change; its rank before
-- is that of the month before.
with periods as (
    select distinct
        known.indicator,
        cities.city_group,
        known.grain,
        known.period_start,
        known.period_end
    from staging.known_values as known
    inner join staging.cities as cities on known.city = cities.city
),

placed as (
    select
        periods.*,
        cities.city,
        cities.role,
        cities.is_home,
        cities.members,
        cities.is_demo
    from periods
    inner join staging.cities as cities on periods.city_group = cities.city_group
),

directed as (
    select
        placed.indicator,
        placed.city_group,
        placed.grain,
        placed.period_start,
        placed.period_end,
        placed.city,
        placed.role,
        placed.is_home,
        placed.members,
        methods.rounded(known.value, 1, decimals.decimals) as value,
        case
            when indicators.is_higher_better then 1
            when not indicators.is_higher_better then -1
        end
        * methods.rounded(known.value, 1, decimals.decimals) as directed_value,
        indicators.unit,
        indicators.target,
        indicators.is_higher_better,
        decimals.decimals,
        known.announced_rank,
        known.change,
        known.changed_in,
        known.compared_with,
        coalesce(known.is_approx, false) as is_approx,
        known.written,
        coalesce(known.is_demo, placed.is_demo) as is_demo,
        known.source,
        known._upload,
        known._sheet,
        known._row,
        known._cell
    from placed
    inner join staging.indicators as indicators on placed.indicator = indicators.indicator
    inner join staging.indicator_decimals as decimals
        on placed.indicator = decimals.indicator
    left join staging.known_values as known
        on
            placed.indicator = known.indicator
            and placed.city = known.city
            and placed.grain = known.grain
            and placed.period_start = known.period_start
            and placed.period_end = known.period_end
),

ranked as (
    select
        *,
        case
            when directed_value is not null
                then rank() over (
                    partition by indicator, city_group, grain, period_start, period_end
                    order by directed_value desc nulls last
                )
        end as rank,
        count(directed_value) over (
            partition by indicator, city_group, grain, period_start, period_end
        ) as ranked,
        max(directed_value) over (
            partition by indicator, city_group, grain, period_start, period_end
        ) as best,
        max(members) over (partition by city) as most_members
    from directed
),

levels as (
    select
        indicator,
        city_group,
        grain,
        period_start,
        period_end,
        directed_value,
        lag(directed_value) over (
            partition by indicator, city_group, grain, period_start, period_end
            order by directed_value desc
        ) as next_better
    from (
        select distinct
            indicator,
            city_group,
            grain,
            period_start,
            period_end,
            directed_value
        from directed
        where directed_value is not null
    ) as steps
),

compared as (
    select
        ranked.*,
        round(ranked.best - ranked.directed_value, ranked.decimals) as gap_to_first,
        round(levels.next_better - ranked.directed_value, ranked.decimals) as gap_to_next,
        if(
            ranked.grain = 'cumulated',
            first_value(ranked.value) over (
                partition by ranked.indicator, ranked.city_group, ranked.grain, ranked.city
                order by ranked.period_end
                range between interval 366 days preceding and interval 365 days preceding
            ),
            lag(ranked.value) over (
                partition by ranked.indicator, ranked.city_group, ranked.grain, ranked.city
                order by ranked.period_end, ranked.period_start
            )
        ) as previous_value,
        lag(ranked.rank) over (
            partition by ranked.indicator, ranked.city_group, ranked.grain, ranked.city
            order by ranked.period_end, ranked.period_start
        ) as previous_rank
    from ranked
    left join levels
        on
            ranked.indicator = levels.indicator
            and ranked.city_group = levels.city_group
            and ranked.grain = levels.grain
            and ranked.period_start = levels.period_start
            and ranked.period_end = levels.period_end
            and ranked.directed_value = levels.directed_value
)

select
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    city,
    role,
    is_home,
    value,
    unit,
    rank,
    ranked,
    members,
    previous_value,
    if(grain = 'cumulated', round(value - previous_value, decimals), null) as year_change,
    previous_rank,
    previous_rank - rank as rank_change,
    gap_to_first,
    gap_to_next,
    target,
    case
        when target is null or target <= 0 or is_higher_better is null then null
        when is_higher_better then value / target
        when value <= 0 then 1
        else target / value
    end as target_share,
    case when members = most_members then announced_rank end as announced_rank,
    change,
    changed_in,
    compared_with,
    is_approx,
    written,
    is_demo,
    source,
    _upload,
    _sheet,
    _row,
    _cell
from compared
order by indicator, city_group, grain, period_end, period_start, city
