-- One row per scheme that ranks a city in a group, in its latest period; the default one first.
select
    ranks.scheme,
    ranks.period_start,
    ranks.period_end,
    ranks.grain,
    ranks.score,
    ranks.rank,
    ranks.ranked,
    ranks.rank_low,
    ranks.rank_high,
    ranks.rank_change,
    ranks.coverage,
    coalesce(schemes.decimals, 2) as decimals,
    ranks.is_demo
from marts.composite_ranks as ranks
inner join marts.schemes as schemes on ranks.scheme = schemes.scheme
where ranks.city = $city and ranks.city_group = $city_group
qualify
    row_number() over (
        partition by ranks.scheme
        order by ranks.period_end desc, ranks.grain asc
    ) = 1
order by schemes.is_default desc, ranks.scheme asc
