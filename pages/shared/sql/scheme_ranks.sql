-- Every city's rank by a scheme in the last 24 periods that count of one grain, up to the chosen
-- one.
with recent as (
    select distinct period_end
    from marts.composite_ranks
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and period_end <= $period_end
        and is_counted
    order by period_end desc
    limit 24
)

select
    ranks.city,
    ranks.role,
    ranks.is_home,
    ranks.period_start,
    ranks.period_end,
    ranks.grain,
    ranks.score as value,
    cast(null as varchar) as unit,
    ranks.rank,
    ranks.ranked,
    ranks.members,
    ranks.gap_to_first,
    cast(null as double) as target_share,
    cast(null as varchar) as name_then
from marts.composite_ranks as ranks
inner join recent on ranks.period_end = recent.period_end
where
    ranks.scheme = $scheme
    and ranks.city_group = $city_group
    and ranks.grain = $grain
order by ranks.period_end, ranks.rank, ranks.city
