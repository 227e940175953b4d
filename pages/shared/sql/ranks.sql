-- Every city's rank in the last 24 periods that count of one grain, up to the chosen one.
with recent as (
    select distinct period_end
    from marts.city_ranks
    where
        indicator = $indicator
        and city_group = $city_group
        and grain = $grain
        and period_end <= $period_end
        and is_counted
    order by period_end desc
    limit 24
)

select
    city_ranks.city,
    city_ranks.role,
    city_ranks.is_home,
    city_ranks.period_start,
    city_ranks.period_end,
    city_ranks.grain,
    city_ranks.value,
    city_ranks.unit,
    city_ranks.rank,
    city_ranks.ranked,
    city_ranks.members,
    city_ranks.gap_to_first,
    city_ranks.target_share,
    city_ranks.name_then
from marts.city_ranks as city_ranks
inner join recent on city_ranks.period_end = recent.period_end
where
    city_ranks.indicator = $indicator
    and city_ranks.city_group = $city_group
    and city_ranks.grain = $grain
order by city_ranks.period_end, city_ranks.rank, city_ranks.city
