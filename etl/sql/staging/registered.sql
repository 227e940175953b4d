-- One row per city that was a member of a group in a period of which anything is known: the cities
-- that the largest such group has now (most_registered). An announced rank is one in that group.
with known as (
    select distinct
        city,
        period_end
    from staging.known_values
),

spans as (
    select distinct
        cities.city_group,
        known.period_end
    from known
    inner join staging.memberships as cities
        on
            known.city = cities.city
            and known.period_end between cities.member_from and cities.member_to
)

select
    cities.city,
    max(groups.members) as most_registered
from spans
inner join staging.memberships as cities
    on
        spans.city_group = cities.city_group
        and spans.period_end between cities.member_from and cities.member_to
inner join staging.cities as groups
    on cities.city_group = groups.city_group and cities.city = groups.city
group by cities.city
