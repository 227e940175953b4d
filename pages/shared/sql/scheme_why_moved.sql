-- noqa: disable=ST03
-- (The linter does not see tables that methods are given by name.)
-- One row per city of the group, as in why_moved.sql; the value is the scheme's score. As first
-- said it is that of the indicators' values as first said, normalised and scored in the same way.
with schemes as (
    select cast(decimals as integer) as decimals
    from marts.schemes
    where scheme = $scheme
),

nodes as (
    select *
    from marts.scheme_nodes
    where scheme = $scheme
),

said as (
    select
        indicator,
        city,
        arg_min(value, _upload) as value
    from marts.value_sources
    where
        operand = indicator
        and grain = $grain
        and period_end = $since
        and value is not null
    group by indicator, city
),

values_said as (
    select
        stated.scheme,
        stated.city_group,
        stated.grain,
        stated.period_start,
        stated.period_end,
        stated.city,
        stated.indicator,
        coalesce(said.value, stated.value) as value
    from marts.normalised_values as stated
    left join said
        on
            stated.indicator = said.indicator
            and stated.city = said.city
    where
        stated.scheme = $scheme
        and stated.city_group = $city_group
        and stated.grain = $grain
        and stated.period_end = $since
    union all
    select
        past.scheme,
        past.city_group,
        past.grain,
        past.period_start,
        past.period_end,
        past.city,
        past.indicator,
        past.value
    from marts.normalised_values as past
    semi join marts.schemes as schemes on past.scheme = schemes.scheme and schemes.scope = '各期'
    where
        past.scheme = $scheme
        and past.city_group = $city_group
        and past.grain = $grain
        and past.period_end != $since
),

normalised_said as (
    select *
    from methods.normalised('values_said', 'nodes')
    where period_end = $since
),

scored_said as (
    select *
    from methods.scored('normalised_said', 'nodes')
    where path = ''
),

ranked_said as (
    select
        city,
        score,
        rank
    from methods.ranked('scored_said', 'nodes')
),

ranked as (
    select
        ranks.city,
        ranks.role,
        ranks.is_home,
        cast(null as varchar) as unit,
        coalesce(schemes.decimals, 2) as decimals,
        1 as sign,
        max(ranks.score) filter (where ranks.period_end = $since) as value_before,
        max(ranks.score) filter (where ranks.period_end = $period_end) as value_now,
        max(ranks.rank) filter (where ranks.period_end = $since) as rank_before,
        max(ranks.rank) filter (where ranks.period_end = $period_end) as rank_now,
        max(ranks.ranked) filter (where ranks.period_end = $since) as ranked_before,
        max(ranks.ranked) filter (where ranks.period_end = $period_end) as ranked_now,
        any_value(said.score) as said_before,
        any_value(said.rank) as said_rank_before,
        cast(null as varchar) as source,
        false as is_approx,
        bool_or(ranks.is_demo) as is_demo
    from marts.composite_ranks as ranks
    cross join schemes
    left join ranked_said as said on ranks.city = said.city
    where
        ranks.scheme = $scheme
        and ranks.city_group = $city_group
        and ranks.grain = $grain
        and ranks.period_end in ($since, $period_end)
    group by ranks.city, ranks.role, ranks.is_home, schemes.decimals
),

explained as (
    select *
    from ranked
    where city = $city
),

compared as (
    select
        cities.*,
        cities.city = own.city as is_own,
        coalesce(cities.rank_before < own.rank_before, false) as was_ahead,
        coalesce(cities.rank_now < own.rank_now, false) as is_ahead,
        abs(cities.rank_now - own.rank_now) as distance,
        1 + count(*) filter (
            where cities.city != own.city
            and cities.sign * cities.value_before > own.sign * own.value_now
        ) over () as rank_if_others_stood,
        1 + count(*) filter (
            where cities.city != own.city
            and cities.sign * cities.value_now > own.sign * own.value_before
        ) over () as rank_if_stood,
        own.rank_before is not null and own.rank_now is not null as is_comparable
    from ranked as cities
    cross join explained as own
),

told as (
    select
        *,
        case
            when is_own or not is_comparable then 'none'
            when was_ahead and rank_now is null then 'gone'
            when is_ahead and rank_before is null then 'come'
            when was_ahead and not is_ahead then 'passed'
            when is_ahead and not was_ahead then 'passed_by'
            else 'none'
        end as moved
    from compared
)

select
    city,
    role,
    is_home,
    is_own,
    is_comparable,
    unit,
    decimals,
    sign,
    value_before,
    value_now,
    value_now - value_before as change,
    said_before,
    round(value_before - said_before, 9) as correction,
    rank_before,
    rank_now,
    ranked_before,
    ranked_now,
    rank_before - rank_now as climbed,
    said_rank_before,
    moved,
    rank_if_others_stood,
    rank_if_stood,
    row_number() over (order by not is_own, moved = 'none', distance nulls last, city) <= 16
        as is_near,
    source,
    is_approx,
    is_demo
from told
order by rank_now nulls last, rank_before nulls last, city
