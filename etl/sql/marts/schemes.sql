-- One row per scheme. One is the default: the one marked so, else the first. latest_start and
-- latest_end are the last period in which at least half of its indicators are known to someone, or
-- else the last one at all.
with nodes as (
    select
        scheme,
        count(*) filter (where kind = 'indicator') as indicators,
        any_value(scope) as scope,
        any_value(decimals) as decimals,
        bool_or(is_demo) as is_demo
    from marts.scheme_nodes
    group by scheme
),

known as (
    select
        scheme,
        grain,
        period_start,
        period_end,
        count(distinct indicator) as known
    from marts.normalised_values
    where value is not null
    group by scheme, grain, period_start, period_end
),

latest as (
    select
        known.scheme,
        known.grain,
        known.period_start,
        known.period_end,
        row_number() over (
            partition by known.scheme
            order by
                known.known * 2 >= nodes.indicators desc,
                known.period_end desc,
                known.known desc,
                known.period_start desc
        ) as place
    from known
    inner join nodes on known.scheme = nodes.scheme
)

select
    nodes.scheme,
    row_number() over (order by settings.is_default desc, settings.place asc) = 1 as is_default,
    nodes.indicators,
    nodes.scope,
    nodes.decimals,
    latest.grain,
    latest.period_start as latest_start,
    latest.period_end as latest_end,
    nodes.is_demo
from nodes
inner join staging.scheme_settings as settings on nodes.scheme = settings.scheme
left join latest on nodes.scheme = latest.scheme and latest.place = 1
order by settings.is_default desc, settings.place asc
