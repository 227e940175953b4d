-- One row per campaign and period that counts: our value and rank from half a year before to half a
-- year after, in our own group of cities and the shortest periods in which it is reported.
-- is_beyond_break: not of the series in which the campaign began, so that nothing compares the two.
with grains as (
    select
        grains.grain,
        grains.place
    from (
        values
        ('day', 1),
        ('tenday', 2),
        ('month', 3),
        ('quarter', 4),
        ('half', 5),
        ('year', 6)
    ) as grains (grain, place)
),

finest as (
    select
        ranks.indicator,
        min(grains.place) as place
    from marts.city_ranks as ranks
    inner join staging.board as board on ranks.city_group = board.home_group
    inner join grains on ranks.grain = grains.grain
    where ranks.is_home and ranks.value is not null
    group by ranks.indicator
)

select
    campaigns.campaign,
    campaigns.indicator,
    ranks.city_group,
    ranks.grain,
    ranks.period_start,
    ranks.period_end,
    case
        when ranks.period_end < campaigns.started then 'before'
        when coalesce(ranks.period_start, ranks.period_end) > campaigns.ended then 'after'
        else 'during'
    end as phase,
    ranks.value,
    ranks.unit,
    ranks.rank,
    ranks.ranked,
    ranks.series_no <> coalesce(
        max(ranks.series_no) filter (where ranks.period_end < campaigns.started)
            over (partition by campaigns.campaign),
        min(ranks.series_no) over (partition by campaigns.campaign)
    ) as is_beyond_break,
    campaigns.target,
    ranks.is_demo or campaigns.is_demo as is_demo,
    ranks._upload,
    ranks._sheet,
    ranks._row,
    ranks._cell
from staging.campaigns as campaigns
inner join marts.city_ranks as ranks on campaigns.indicator = ranks.indicator
inner join staging.board as board on ranks.city_group = board.home_group
inner join finest on campaigns.indicator = finest.indicator
inner join grains on finest.place = grains.place and ranks.grain = grains.grain
where
    ranks.is_home
    and ranks.is_counted
    and ranks.value is not null
    and ranks.period_end between campaigns.started - interval '7 months'
    and campaigns.ended + interval '7 months'
order by campaigns.campaign, ranks.period_end, ranks.period_start
