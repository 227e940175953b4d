-- How far we and the other cities stand from the own mean before a campaign, period by period.
select
    period_start,
    period_end,
    grain,
    phase,
    is_compared,
    home_value,
    home_moved,
    others,
    others_moved,
    others_q1,
    others_q3
from marts.campaign_courses
where
    campaign = $campaign
    and city_group = $city_group
    and grain = $grain
order by period_end, period_start
