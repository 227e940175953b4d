-- One row per indicator, city group and period: how many cities reported, and which did not.
-- by: indicator
select
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    count(value) as reported,
    count(*) as members,
    string_agg(case when value is null then city end, '、' order by city) as missing,
    bool_or(is_demo) as is_demo
from marts.city_ranks
group by indicator, city_group, grain, period_start, period_end
order by indicator, city_group, grain, period_end, period_start
