-- Who still owes values for the latest period of a group, by indicator and its department.
with scope as (
    select *
    from marts.coverage
    where city_group = $city_group and grain = $grain
),

latest as (
    select
        indicator,
        max(period_end) filter (where reported > 0) as period_end,
        max(members) as members
    from scope
    group by indicator
),

newest as (
    select
        max(period_end) as period_end,
        arg_max(period_start, period_end) as period_start
    from scope
    where reported > 0
)

select
    latest.indicator,
    indicators.owner,
    newest.period_start,
    newest.period_end,
    $grain as grain,
    latest.period_end as latest_end,
    coalesce(scope.reported, 0) as reported,
    latest.members,
    scope.missing
from latest
cross join newest
left join scope
    on latest.indicator = scope.indicator and newest.period_end = scope.period_end
left join marts.indicators as indicators on latest.indicator = indicators.indicator
where coalesce(scope.reported, 0) < latest.members
order by reported asc, latest.indicator asc
