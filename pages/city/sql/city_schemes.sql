-- One row per scheme that ranks a city in a group, in its newest period that counts; the default
-- one first.
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
    ranks.weight_coverage,
    ranks.known,
    ranks.indicators,
    ranks.previous_rank,
    ranks.previous_ranked,
    ranks.previous_start,
    ranks.previous_end,
    ranks.is_next,
    ranks.is_same_field,
    ranks.same_ranked,
    ranks.rank_of_same,
    coalesce(schemes.decimals, 2) as decimals,
    ranks.is_demo
from marts.composite_ranks as ranks
inner join marts.schemes as schemes on ranks.scheme = schemes.scheme
inner join marts.period_coverage as periods
    on
        periods.kind = 'scheme'
        and ranks.scheme = periods.subject
        and ranks.city_group = periods.city_group
        and ranks.grain = periods.grain
        and ranks.period_start = periods.period_start
        and ranks.period_end = periods.period_end
        and periods.is_current
where ranks.city = $city and ranks.city_group = $city_group
order by schemes.is_default desc, ranks.scheme asc
