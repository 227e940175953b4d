-- One row per indicator, city group and period: how the values of the group's cities spread.
-- Quartiles by linear interpolation (Hyndman and Fan 1996, type 7), as QUARTILE.INC of Excel has
-- them; q1 is the lower value, whatever the direction. With one city, all five are its value.
-- `quartiles` has q1, median and q3 where a city can be said to be in a quarter of its group: only
-- where four cities or more reported and not all are equal.
-- by: indicator
select
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    unit,
    count(value) as reported,
    min(value) as least,
    round(quantile_cont(value, 0.25), 9) as q1,
    round(quantile_cont(value, 0.5), 9) as median,
    round(quantile_cont(value, 0.75), 9) as q3,
    max(value) as greatest,
    if(count(value) >= 4 and min(value) < max(value), [q1, median, q3], null) as quartiles,
    bool_or(is_counted) as is_counted,
    bool_or(is_demo) as is_demo
from marts.city_ranks
where value is not null
group by indicator, city_group, grain, period_start, period_end, unit
order by indicator, city_group, grain, period_end, period_start
