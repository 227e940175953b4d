-- One row per campaign, indicator and city group: our change from before to after, against what the
-- other cities changed over the same periods: their median, and their quartiles as its spread.
-- effect: our change minus their median. as_large of cities: how many cities, ours among them, have
-- a difference to the others' median at least as large, up or down (a permutation over cities).
-- Changes are in the indicator's unit, with its sign; is_few: fewer than three periods before or
-- after, or fewer than five other cities. is_broken: a break of the series ends
-- what can be compared. It compares, and does not say why.
with spreads as (
    select
        campaign,
        indicator,
        city_group,
        grain,
        count(change) as others,
        round(median(change), 9) as others_change,
        round(quantile_cont(change, 0.25), 9) as others_q1,
        round(quantile_cont(change, 0.75), 9) as others_q3
    from marts.campaign_cities
    where not is_home
    group by campaign, indicator, city_group, grain
),

counted as (
    select
        campaign,
        indicator,
        city_group,
        grain,
        count(*) filter (where phase = 'before' and is_compared) as points_before,
        count(*) filter (where phase = 'during') as points_during,
        count(*) filter (where phase = 'after' and is_compared) as points_after,
        min(coalesce(period_start, period_end)) filter (where phase = 'before' and is_compared)
            as before_from,
        max(period_end) filter (where phase = 'before' and is_compared) as before_to,
        min(coalesce(period_start, period_end)) filter (where phase = 'after' and is_compared)
            as after_from,
        max(period_end) filter (where phase = 'after' and is_compared) as after_to,
        bool_or(is_beyond_break and phase <> 'before') as is_broken
    from marts.campaign_periods
    group by campaign, indicator, city_group, grain
),

placebos as (
    select
        ours.campaign,
        ours.indicator,
        ours.city_group,
        ours.grain,
        count(*) as cities,
        count(*) filter (where abs(any_city.difference) >= abs(ours.difference)) as as_large
    from marts.campaign_cities as ours
    inner join marts.campaign_cities as any_city
        on
            ours.campaign = any_city.campaign
            and ours.indicator = any_city.indicator
            and ours.city_group = any_city.city_group
            and ours.grain = any_city.grain
    where ours.is_home and ours.difference is not null
    group by ours.campaign, ours.indicator, ours.city_group, ours.grain
)

select
    ours.campaign,
    ours.indicator,
    ours.city_group,
    ours.grain,
    campaigns.started,
    campaigns.ended,
    campaigns.project,
    campaigns.target,
    indicators.unit,
    indicators.decimals,
    indicators.is_higher_better,
    ours.city as home_city,
    ours.before,
    ours.during,
    ours.after,
    ours.change,
    spreads.others_change,
    spreads.others_q1,
    spreads.others_q3,
    ours.difference as effect,
    case
        when indicators.is_higher_better then ours.difference > 0
        when not indicators.is_higher_better then ours.difference < 0
    end as is_better,
    coalesce(spreads.others, 0) as others,
    placebos.as_large,
    placebos.cities,
    counted.points_before,
    counted.points_during,
    counted.points_after,
    counted.before_from,
    counted.before_to,
    counted.after_from,
    counted.after_to,
    counted.is_broken,
    least(counted.points_before, counted.points_after) < 3 or coalesce(spreads.others, 0) < 5
        as is_few,
    ours.is_demo
from marts.campaign_cities as ours
inner join staging.campaigns as campaigns on ours.campaign = campaigns.campaign
inner join marts.indicators as indicators on ours.indicator = indicators.indicator
inner join counted
    on
        ours.campaign = counted.campaign
        and ours.indicator = counted.indicator
        and ours.city_group = counted.city_group
        and ours.grain = counted.grain
left join spreads
    on
        ours.campaign = spreads.campaign
        and ours.indicator = spreads.indicator
        and ours.city_group = spreads.city_group
        and ours.grain = spreads.grain
left join placebos
    on
        ours.campaign = placebos.campaign
        and ours.indicator = placebos.indicator
        and ours.city_group = placebos.city_group
        and ours.grain = placebos.grain
where ours.is_home
order by ours.campaign, ours.indicator, ours.city_group, ours.grain
