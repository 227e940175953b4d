-- What each month added to a cumulated indicator, in the last 24 months up to the chosen one, by
-- city of the group, the newest month and our city first.
select
    increments.city,
    members.is_home,
    increments.period_start,
    increments.period_end,
    increments.grain,
    increments.value,
    increments.unit,
    cast(coalesce(indicators.decimals, 1) as integer) as decimals,
    increments.is_approx,
    increments.is_demo
from marts.increments as increments
inner join marts.city_groups as members on increments.city = members.city
inner join marts.indicators as indicators on increments.indicator = indicators.indicator
where
    increments.indicator = $indicator
    and members.city_group = $city_group
    and $grain = 'cumulated'
    and increments.period_end <= $period_end
    and increments.period_end > cast($period_end as date) - interval 24 month
order by increments.period_end desc, members.is_home desc, increments.city asc
