-- noqa: disable=ST03
-- (The linter does not see tables that methods are given by name.)
-- One row per city: its score and rank by a scheme in one period, at present and if one city
-- ($city) had other values. $values: a JSON object, indicator → value in its own unit. All is
-- normalised anew, for a new best or worst value moves the other scores too.
with wished as (
    select
        key as indicator,
        cast(value as double) as value
    from json_each($values)
),

nodes as (
    select *
    from marts.scheme_nodes
    where scheme = $scheme
),

stated as (
    select *
    from marts.normalised_values
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and period_end = $period_end
    union all
    select stated.*
    from marts.normalised_values as stated
    semi join marts.schemes as schemes
        on stated.scheme = schemes.scheme and schemes.scope = '各期'
    where
        stated.scheme = $scheme
        and stated.city_group = $city_group
        and stated.grain = $grain
        and stated.period_end <> $period_end
),

revalued as (
    select
        stated.* replace (
            if(
                stated.city = $city and stated.period_end = $period_end,
                coalesce(wished.value, stated.value),
                stated.value
            ) as value
        )
    from stated
    left join wished on stated.indicator = wished.indicator
),

normalised as (
    select *
    from methods.normalised('revalued', 'nodes')
    where period_end = $period_end
),

scored as (
    select *
    from methods.scored('normalised', 'nodes')
),

fresh as (
    select
        city,
        score,
        rank
    from methods.ranked('scored', 'nodes')
    where path = ''
),

compared as (
    select
        ranks.*,
        fresh.score as score_then,
        fresh.rank as rank_then,
        ranks.city = $city as is_own,
        max(ranks.rank) filter (where ranks.city = $city) over () as own_rank,
        max(fresh.rank) filter (where ranks.city = $city) over () as own_rank_then
    from marts.composite_ranks as ranks
    left join fresh on ranks.city = fresh.city
    where
        ranks.scheme = $scheme
        and ranks.city_group = $city_group
        and ranks.grain = $grain
        and ranks.period_end = $period_end
)

select
    city,
    role,
    is_home,
    is_own,
    cast(null as varchar) as unit,
    score as value_before,
    score_then as value_now,
    score_then - score as change,
    1 as sign,
    rank as rank_before,
    rank_then as rank_now,
    ranked,
    rank - rank_then as climbed,
    case
        when is_own then 'none'
        when rank < own_rank and rank_then >= own_rank_then then 'passed'
        when rank >= own_rank and rank_then < own_rank_then then 'passed_by'
        else 'none'
    end as moved,
    row_number() over (order by not is_own, abs(rank_then - own_rank_then) nulls last, city) <= 16
        as is_near,
    is_demo
from compared
order by rank_then nulls last, rank nulls last, city
