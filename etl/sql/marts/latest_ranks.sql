-- One row per indicator, city group and city, in the newest period of the indicator that counts in
-- the group: as marts.city_ranks says it, with trail: the values of the city in up to 12 periods
-- that count, the last three years, the newest last. A page that stands on it reads no history.
-- by: indicator, subject
-- noqa: disable=AM04
-- (Its columns are all of another mart, so that none is forgotten here.)
with periods as (
    select
        subject as indicator,
        city_group,
        grain,
        period_start,
        period_end
    from marts.period_coverage
    where kind = 'indicator' and is_current
),

trails as (
    select
        ranks.indicator,
        ranks.city_group,
        ranks.city,
        list(ranks.value order by ranks.period_end) as trail
    from marts.city_ranks as ranks
    inner join periods
        on
            ranks.indicator = periods.indicator
            and ranks.city_group = periods.city_group
            and ranks.grain = periods.grain
            and ranks.period_end <= periods.period_end
            and ranks.period_end > periods.period_end - interval 3 year
    where ranks.is_counted
    group by ranks.indicator, ranks.city_group, ranks.city
)

select
    ranks.*,
    list_slice(trails.trail, greatest(len(trails.trail) - 11, 1), len(trails.trail)) as trail
from marts.city_ranks as ranks
inner join periods
    on
        ranks.indicator = periods.indicator
        and ranks.city_group = periods.city_group
        and ranks.grain = periods.grain
        and ranks.period_end = periods.period_end
        and ranks.period_start is not distinct from periods.period_start
left join trails
    on
        ranks.indicator = trails.indicator
        and ranks.city_group = trails.city_group
        and ranks.city = trails.city
order by ranks.city_group, ranks.city, ranks.indicator
