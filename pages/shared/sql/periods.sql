-- The periods of an indicator in a group with any value, newest first.
select
    period_start,
    period_end,
    grain
from marts.city_ranks
where
    indicator = $indicator
    and city_group = $city_group
    and value is not null
group by period_start, period_end, grain
order by period_end desc, grain asc
