-- One row per indicator (subject), city group, period and city that was a member of the group by
-- then: its value and rank; what each means: see marts.city_ranks. registered: the cities that its
-- group has now; directed_value: more is better. before_: the last period that counts.
-- series_no counts the changes of the register of indicators that broke the series, and those of
-- the register of cities that made another city of this one.
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
        ) as breaks
    from staging.known_values as known
    inner join staging.memberships as cities
        on
            known.city = cities.city
            and known.period_end between cities.member_from and cities.member_to
),

placed as (
    select
        periods.indicator,
        periods.city_group,
        periods.grain,
        periods.period_start,
        periods.period_end,
        periods.breaks + (
            select count(*)
            from staging.city_breaks as city_breaks
            where city_breaks.city = cities.city and city_breaks.since <= periods.period_end
        ) as series_no,
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
            and periods.period_end between cities.member_from and cities.member_to
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
        placed.indicator as subject,
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
        known.name_then,
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
)

select
    *,
    case
        when directed_value is not null
            then rank() over (
                partition by subject, city_group, grain, period_start, period_end
                order by directed_value desc nulls last
            )
    end as rank,
    count(directed_value) over (
        partition by subject, city_group, grain, period_start, period_end
    ) as ranked,
    max(directed_value) over (
        partition by subject, city_group, grain, period_start, period_end
    ) as best,
    max(registered) over (partition by city) as most_registered
from directed
