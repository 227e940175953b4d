-- One row per city and group: from the end of which period on the city counts as a member, and to
-- the end of which (member_to). The register says both (自, 至); else it is the first period that
-- the city reported anything for, and there is no last one. A city that never reported counts from
-- the beginning: somebody waits for it.
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
    coalesce(cities.since, firsts.first_end, date '0001-01-01') as member_from,
    coalesce(cities.member_until, date '9999-12-31') as member_to
from staging.cities as cities
left join firsts on cities.city = firsts.city
