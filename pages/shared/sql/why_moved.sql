-- One row per city of the group: its values and ranks at two periods, as first said and as known
-- now, and what happened between it and one city, whose rank is to be explained.
-- rank_if_others_stood is that city's rank had nobody else moved, rank_if_stood had it not moved.
with indicators as (
    select
        cast(decimals as integer) as decimals,
        case when is_higher_better then 1 when not is_higher_better then -1 end as sign
    from marts.indicators
    where indicator = $indicator
),

stood as (
    select
        city,
        role,
        is_home,
        unit,
        value,
        rank,
        ranked,
        source,
        is_approx,
        is_demo,
        period_end = $period_end as is_now
    from marts.city_ranks
    where
        indicator = $indicator
        and city_group = $city_group
        and grain = $grain
        and period_end in ($since, $period_end)
),

said as (
    select
        city,
        period_end = $period_end as is_now,
        arg_min(value, _upload) as value
    from marts.value_sources
    where
        indicator = $indicator
        and operand = $indicator
        and grain = $grain
        and period_end in ($since, $period_end)
        and value is not null
    group by city, is_now
),

cities as (
    select
        stood.city,
        stood.role,
        stood.is_home,
        stood.unit,
        indicators.decimals,
        indicators.sign,
        max(stood.value) filter (where not stood.is_now) as value_before,
        max(stood.value) filter (where stood.is_now) as value_now,
        max(stood.rank) filter (where not stood.is_now) as rank_before,
        max(stood.rank) filter (where stood.is_now) as rank_now,
        max(stood.ranked) filter (where not stood.is_now) as ranked_before,
        max(stood.ranked) filter (where stood.is_now) as ranked_now,
        max(methods.rounded(coalesce(said.value, stood.value), 1, indicators.decimals))
        filter (where not stood.is_now) as said_before,
        arg_max(stood.source, stood.is_now) as source,
        bool_or(stood.is_approx) as is_approx,
        bool_or(stood.is_demo) as is_demo
    from stood
    cross join indicators
    left join said on stood.city = said.city and stood.is_now = said.is_now
    group by
        stood.city, stood.role, stood.is_home, stood.unit, indicators.decimals, indicators.sign
),

ranked as (
    select
        *,
        if(
            sign * said_before is not null,
            rank() over (order by sign * said_before desc nulls last),
            null
        ) as said_rank_before
    from cities
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
    coalesce(sign, 0) as sign,
    value_before,
    value_now,
    round(value_now - value_before, decimals) as change,
    said_before,
    round(value_before - said_before, decimals) as correction,
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
