-- One row per city and city group in which it has a row of ranks of indicators: how many indicators
-- these are of, and the most members that the group had.
select
    city,
    city_group,
    count(distinct indicator) as indicators,
    max(members) as members
from marts.city_ranks
group by city, city_group
