-- Our value beside the spread of the group, in the last 24 periods that count up to the
-- chosen one.
select
    quartiles.period_start,
    quartiles.period_end,
    quartiles.grain,
    quartiles.unit,
    quartiles.reported,
    quartiles.least,
    quartiles.q1,
    quartiles.median,
    quartiles.q3,
    quartiles.greatest,
    ours.city,
    ours.value,
    ours.rank,
    ours.target
from marts.quartiles as quartiles
left join marts.city_ranks as ours
    on
        quartiles.indicator = ours.indicator
        and quartiles.city_group = ours.city_group
        and quartiles.grain = ours.grain
        and quartiles.period_end = ours.period_end
        and quartiles.period_start is not distinct from ours.period_start
        and ours.is_home
where
    quartiles.indicator = $indicator
    and quartiles.city_group = $city_group
    and quartiles.grain = $grain
    and quartiles.period_end <= $period_end
    and (quartiles.is_counted or quartiles.period_end = $period_end)
order by quartiles.period_end desc
limit 24
