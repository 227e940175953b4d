-- Every city with a rank somewhere, ours first, then the benchmark cities.
with ranked as (
    select distinct city
    from marts.ranked_cities
)

select places.city
from marts.city_groups as places
inner join ranked on places.city = ranked.city
group by places.city
order by
    bool_or(places.is_home) desc,
    min(case places.role when '近学' then 1 when '远学' then 2 else 3 end) asc,
    places.city asc
