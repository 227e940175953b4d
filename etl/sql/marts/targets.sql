-- One row per city group, city and each of the group's last twelve months in which any indicator
-- has a target: of how many of the city's indicators there is one (aimed), and how many reach it.
-- An indicator counts with its last period that counts and ended by the end of the month, of the
-- grain by which it is reported. is_current: the newest month, with what every page stands on.
with current as (
    select
        subject,
        city_group,
        grain,
        period_end
    from marts.period_coverage
    where kind = 'indicator' and is_current
),

ends as (
    select
        city_group,
        max(period_end) as period_end
    from current
    group by city_group
),

ago as (select unnest(range(0, 12)) as back),

months as (
    select
        ends.city_group,
        last_day(ends.period_end - to_months(cast(ago.back as integer))) as month_end,
        ago.back = 0 as is_current
    from ends
    cross join ago
),

series as (
    select
        ranks.indicator,
        ranks.city_group,
        ranks.city,
        ranks.period_end,
        ranks.target_share,
        ranks.is_demo,
        lead(ranks.period_end) over (
            partition by ranks.indicator, ranks.city_group, ranks.city
            order by ranks.period_end, ranks.period_start
        ) as next_end
    from marts.city_ranks as ranks
    inner join current
        on
            ranks.indicator = current.subject
            and ranks.city_group = current.city_group
            and ranks.grain = current.grain
    where ranks.is_counted
)

select
    series.city_group,
    series.city,
    cast(date_trunc('month', months.month_end) as date) as period_start,
    months.month_end as period_end,
    months.is_current,
    count(series.target_share) as aimed,
    count(*) filter (where series.target_share >= 1) as reached,
    bool_or(series.is_demo) as is_demo
from series
inner join months
    on
        series.city_group = months.city_group
        and series.period_end <= months.month_end
        and coalesce(series.next_end > months.month_end, true)
group by series.city_group, series.city, months.month_end, months.is_current
having count(series.target_share) > 0
order by series.city_group, series.city, months.month_end
