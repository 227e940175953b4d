-- One row per campaign, indicator, city group and period, from a year before to a year after: how
-- far we, and the other cities (median, quartiles), stand from the own mean before the campaign.
-- The other cities are those of `campaign_cities`, where they have a value in the period;
-- a break of the series ends the courses.
with moved as (
    select
        periods.campaign,
        periods.indicator,
        periods.city_group,
        periods.grain,
        periods.period_start,
        periods.period_end,
        periods.phase,
        periods.is_compared,
        cities.is_home,
        values_of.value,
        round(values_of.value - cities.before, 9) as moved,
        periods.is_demo
    from marts.campaign_periods as periods
    inner join marts.campaign_cities as cities
        on
            periods.campaign = cities.campaign
            and periods.indicator = cities.indicator
            and periods.city_group = cities.city_group
            and periods.grain = cities.grain
    inner join marts.city_ranks as values_of
        on
            periods.indicator = values_of.indicator
            and periods.city_group = values_of.city_group
            and periods.grain = values_of.grain
            and periods.period_end = values_of.period_end
            and periods.period_start is not distinct from values_of.period_start
            and cities.city = values_of.city
    where cities.before is not null and not periods.is_beyond_break
)

select
    campaign,
    indicator,
    city_group,
    grain,
    period_start,
    period_end,
    phase,
    is_compared,
    max(value) filter (where is_home) as home_value,
    max(moved) filter (where is_home) as home_moved,
    count(moved) filter (where not is_home) as others,
    round(median(moved) filter (where not is_home), 9) as others_moved,
    round(quantile_cont(moved, 0.25) filter (where not is_home), 9) as others_q1,
    round(quantile_cont(moved, 0.75) filter (where not is_home), 9) as others_q3,
    bool_or(is_demo) as is_demo
from moved
group by
    campaign, indicator, city_group, grain, period_start, period_end, phase, is_compared
order by campaign, indicator, city_group, grain, period_end, period_start
