-- Every city's change over the periods of a campaign, the furthest above the others first.
select
    city,
    role,
    is_home,
    before,
    during,
    after,
    change,
    difference
from marts.campaign_cities
where
    campaign = $campaign
    and city_group = $city_group
    and grain = $grain
order by difference desc nulls last, city asc
