-- One row per ranked city: the indicator without which its rank would change most, and the places
-- that it takes when weights are drawn. The cities whose ranks hinge most come first.
with furthest as (
    select
        without.city,
        without.indicator,
        without.rank_without,
        abs(without.rank_without - without.rank) as distance,
        row_number() over (
            partition by without.city
            order by
                abs(without.rank_without - without.rank) desc,
                nodes.effective_weight desc,
                without.indicator asc
        ) as place
    from marts.leave_one_out as without
    inner join marts.scheme_nodes as nodes
        on
            without.scheme = nodes.scheme
            and without.path = nodes.path
    where
        without.scheme = $scheme
        and without.city_group = $city_group
        and without.grain = $grain
        and without.period_end = $period_end
)

select
    ranks.city,
    ranks.is_home,
    ranks.rank,
    ranks.rank_low,
    ranks.rank_high,
    if(furthest.distance > 0, furthest.indicator, null) as indicator,
    if(furthest.distance > 0, furthest.rank_without, null) as rank_without,
    furthest.distance
from marts.composite_ranks as ranks
inner join furthest on ranks.city = furthest.city and furthest.place = 1
where
    ranks.scheme = $scheme
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ranks.period_end = $period_end
    and ranks.rank is not null
order by
    furthest.distance desc,
    ranks.rank_high - ranks.rank_low desc,
    ranks.rank asc,
    ranks.city asc
