-- One row per indicator, city group, period and city that was a member of the group by then. Rank 1
-- is best, in the indicator's direction, on the value as rounded; ties share a rank. No value, no
-- direction, or a period of which too little is reported (is_counted: marts.period_coverage), no
-- rank; `ranked` counts the cities with one. What is compared with before (previous_) is the last
-- period that counts; is_next: it is the one right before. rank_of_same: the rank among the cities
-- ranked in both, where these are not all (is_same_field). The value before of a cumulated series
-- is that of the same months a year earlier, as is year_change. A change is as somebody stated it.
-- series_no counts the changes of the register that broke the series: none compares across them.
with periods as (
    select distinct
        known.indicator,
        cities.city_group,
        known.grain,
        known.period_start,
        known.period_end,
        (
            select count(*)
            from staging.series_breaks as breaks
            where
                breaks.indicator = known.indicator
                and breaks.grain = known.grain
                and breaks.since <= known.period_end
        ) as series_no
    from staging.known_values as known
    inner join staging.memberships as cities
        on known.city = cities.city and known.period_end >= cities.member_from
),

placed as (
    select
        periods.*,
        cities.city,
        cities.role,
        cities.is_home,
        count(*) over (
            partition by
                periods.indicator,
                periods.city_group,
                periods.grain,
                periods.period_start,
                periods.period_end
        ) as members,
        cities.is_demo,
        coalesce(coverage.is_counted, false) as is_counted,
        coverage.before_start,
        coverage.before_end,
        coalesce(coverage.is_next, true) as is_next
    from periods
    inner join staging.memberships as cities
        on
            periods.city_group = cities.city_group
            and periods.period_end >= cities.member_from
    left join marts.period_coverage as coverage
        on
            coverage.kind = 'indicator'
            and periods.indicator = coverage.subject
            and periods.city_group = coverage.city_group
            and periods.grain = coverage.grain
            and periods.period_start = coverage.period_start
            and periods.period_end = coverage.period_end
),

directed as (
    select
        placed.indicator,
        placed.city_group,
        placed.grain,
        placed.period_start,
        placed.period_end,
        placed.series_no,
        placed.city,
        placed.role,
        placed.is_home,
        placed.members,
        placed.is_counted,
        placed.before_start,
        placed.before_end,
        placed.is_next,
        groups.members as registered,
        methods.rounded(known.value, 1, decimals.decimals) as value,
        case
            when not placed.is_counted then null
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
    inner join staging.cities as groups
        on placed.city_group = groups.city_group and placed.city = groups.city
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
        max(registered) over (partition by city) as most_registered
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
                partition by
                    ranked.indicator,
                    ranked.city_group,
                    ranked.grain,
                    ranked.series_no,
                    ranked.city
                order by ranked.period_end
                range between interval 366 days preceding and interval 365 days preceding
            ),
            earlier.value
        ) as previous_value,
        if(ranked.is_counted, earlier.rank, null) as previous_rank,
        if(ranked.is_counted, max(earlier.ranked) over period, null) as previous_ranked,
        count(*) filter (where ranked.rank is not null and earlier.rank is not null) over period
            as ranked_twice,
        if(
            ranked.rank is not null and earlier.rank is not null,
            rank() over (
                partition by
                    ranked.indicator,
                    ranked.city_group,
                    ranked.grain,
                    ranked.period_start,
                    ranked.period_end,
                    ranked.rank is not null and earlier.rank is not null
                order by ranked.rank
            ),
            null
        ) as rank_of_same
    from ranked
    left join levels
        on
            ranked.indicator = levels.indicator
            and ranked.city_group = levels.city_group
            and ranked.grain = levels.grain
            and ranked.period_start = levels.period_start
            and ranked.period_end = levels.period_end
            and ranked.directed_value = levels.directed_value
    left join ranked as earlier
        on
            ranked.indicator = earlier.indicator
            and ranked.city_group = earlier.city_group
            and ranked.grain = earlier.grain
            and ranked.before_start is not distinct from earlier.period_start
            and ranked.before_end = earlier.period_end
            and ranked.series_no = earlier.series_no
            and ranked.city = earlier.city
    window
        period as (
            partition by
                ranked.indicator,
                ranked.city_group,
                ranked.grain,
                ranked.period_start,
                ranked.period_end
        )
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
    is_counted,
    series_no,
    before_start as previous_start,
    before_end as previous_end,
    is_next,
    previous_value,
    if(grain = 'cumulated', round(value - previous_value, decimals), null) as year_change,
    previous_rank,
    previous_ranked,
    previous_rank - rank as rank_change,
    previous_ranked is null or (ranked_twice = ranked and ranked_twice = previous_ranked)
        as is_same_field,
    ranked_twice as same_ranked,
    rank_of_same,
    gap_to_first,
    gap_to_next,
    target,
    case
        when target is null or target <= 0 or is_higher_better is null then null
        when is_higher_better then value / target
        when value <= 0 then 1
        else target / value
    end as target_share,
    case when registered = most_registered then announced_rank end as announced_rank,
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
