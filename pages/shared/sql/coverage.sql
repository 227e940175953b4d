-- How many cities of a group have not reported each indicator, in the group's latest periods.
-- A period that an indicator skips is missing altogether: nobody has reported. Members are those of
-- the group by that period: a city that joined later owes nothing of it.
with scope as (
    select *
    from marts.coverage
    where city_group = $city_group and grain = $grain
),

periods as (
    select
        period_start,
        period_end,
        max(members) as members
    from scope
    group by period_start, period_end
    order by period_end desc
    limit $periods
),

named as (
    select distinct indicator
    from scope
    where period_end in (select periods.period_end from periods)
)

select
    named.indicator,
    periods.period_start,
    periods.period_end,
    $grain as grain,
    coalesce(scope.reported, 0) as reported,
    coalesce(scope.members, periods.members) as members,
    coalesce(scope.members, periods.members) - coalesce(scope.reported, 0) as absent,
    scope.missing
from named
cross join periods
left join scope
    on
        named.indicator = scope.indicator
        and periods.period_start is not distinct from scope.period_start
        and periods.period_end = scope.period_end
order by named.indicator, periods.period_end
