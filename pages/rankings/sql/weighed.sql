-- noqa: disable=ST03
-- (The linter does not see tables that methods are given by name.)
-- One row per city: its score and rank by a scheme in one period, at present and under other
-- $weights, as memory.reweighted_nodes reads them.
with nodes as (
    select *
    from memory.reweighted_nodes($scheme, $weights)
),

stated as (
    select *
    from marts.normalised_values
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and period_end = $period_end
),

scored as (
    select *
    from methods.scored('stated', 'nodes')
),

fresh as (
    select
        city,
        score,
        rank
    from methods.ranked('scored', 'nodes')
    where path = ''
)

select
    ranks.city,
    ranks.role,
    ranks.is_home,
    ranks.city = $city as is_own,
    ranks.score as value_before,
    fresh.score as value_now,
    fresh.score - ranks.score as change,
    1 as sign,
    ranks.rank as rank_before,
    if(ranks.is_counted, fresh.rank, null) as rank_now,
    ranks.ranked,
    ranks.members,
    if(ranks.is_counted, ranks.rank - fresh.rank, null) as climbed,
    ranks.rank_low,
    ranks.rank_high,
    ranks.coverage,
    ranks.is_demo
from marts.composite_ranks as ranks
left join fresh on ranks.city = fresh.city
where
    ranks.scheme = $scheme
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ranks.period_end = $period_end
order by rank_now nulls last, rank_before nulls last, ranks.city
