-- One row per campaign, indicator, city group and city that reported in the same periods as ours
-- and stayed the same city:
-- its mean before, during and after, and the change from before to after.
-- difference: its change minus the median change of all other cities, as if the campaign had been
-- its own (a placebo over cities: Abadie, Diamond and Hainmueller 2010).
with compared as (
    select
        periods.campaign,
        periods.indicator,
        periods.city_group,
        periods.grain,
        periods.phase,
        periods.is_compared,
        values_of.city,
        values_of.role,
        values_of.is_home,
        values_of.value,
        values_of.series_no,
        periods.is_demo or values_of.is_demo as is_demo
    from marts.campaign_periods as periods
    inner join marts.city_ranks as values_of
        on
            periods.indicator = values_of.indicator
            and periods.city_group = values_of.city_group
            and periods.grain = values_of.grain
            and periods.period_end = values_of.period_end
            and periods.period_start is not distinct from values_of.period_start
    where periods.is_compared or (periods.phase = 'during' and not periods.is_beyond_break)
),

averaged as (
    select
        campaign,
        indicator,
        city_group,
        grain,
        city,
        role,
        is_home,
        round(avg(value) filter (where phase = 'before'), 9) as before,
        round(avg(value) filter (where phase = 'during'), 9) as during,
        round(avg(value) filter (where phase = 'after'), 9) as after,
        bool_or(is_demo) as is_demo
    from compared
    group by campaign, indicator, city_group, grain, city, role, is_home
    having
        count(*) filter (where is_compared and value is null) = 0
        and count(distinct series_no) = 1
),

changed as (
    select
        *,
        round(after - before, 9) as change
    from averaged
),

elsewhere as (
    select
        changed.campaign,
        changed.indicator,
        changed.city_group,
        changed.grain,
        changed.city,
        median(others.change) as median_change
    from changed
    inner join changed as others
        on
            changed.campaign = others.campaign
            and changed.indicator = others.indicator
            and changed.city_group = others.city_group
            and changed.grain = others.grain
            and changed.city != others.city
    group by
        changed.campaign, changed.indicator, changed.city_group, changed.grain, changed.city
)

select
    changed.campaign,
    changed.indicator,
    changed.city_group,
    changed.grain,
    changed.city,
    changed.role,
    changed.is_home,
    changed.before,
    changed.during,
    changed.after,
    changed.change,
    round(changed.change - elsewhere.median_change, 9) as difference,
    changed.is_demo
from changed
left join elsewhere
    on
        changed.campaign = elsewhere.campaign
        and changed.indicator = elsewhere.indicator
        and changed.city_group = elsewhere.city_group
        and changed.grain = elsewhere.grain
        and changed.city = elsewhere.city
order by
    changed.campaign, changed.indicator, changed.city_group, changed.grain, changed.city
