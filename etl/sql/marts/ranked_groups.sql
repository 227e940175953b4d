-- One row per indicator or scheme (kind, subject) and city group with any row of ranks: the most
-- members that it had (members), whether any city has a value or score (is_reported) and whether
-- any has a rank (is_ranked).
-- by: subject, indicator, scheme
select
    'indicator' as kind,
    indicator as subject,
    city_group,
    max(members) as members,
    count(value) > 0 as is_reported,
    count(rank) > 0 as is_ranked
from marts.city_ranks
group by indicator, city_group
union all
select
    'scheme' as kind,
    scheme as subject,
    city_group,
    max(members) as members,
    count(score) > 0 as is_reported,
    count(rank) > 0 as is_ranked
from marts.composite_ranks
group by scheme, city_group
