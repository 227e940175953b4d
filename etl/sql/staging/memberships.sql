-- One row per city and group: from the end of which period on the city counts as a member. The
-- register says it (自); else it is the first period that the city reported anything for. A city
-- that never did counts from the beginning: somebody waits for it.
with firsts as (
    select
        city,
        min(period_end) as first_end
    from staging.known_values
    group by city
)

select
    cities.city,
    cities.city_group,
    cities.role,
    cities.is_home,
    cities.is_demo,
    coalesce(cities.since, firsts.first_end, date '0001-01-01') as member_from
from staging.cities as cities
left join firsts on cities.city = firsts.city
