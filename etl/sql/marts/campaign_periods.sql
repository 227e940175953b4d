-- One row per campaign, indicator, city group and period that counts, with a value of ours, from a
-- year before the campaign to a year after it. phase: before, during (it overlaps it) or after.
-- is_compared: the last three periods before and the first three after, on which effects rest, of
-- the series in which the campaign began; what the registers broke later is is_beyond_break.
with placed as (
    select
        campaigns.campaign,
        campaigns.started,
        campaigns.ended,
        ours.indicator,
        ours.city_group,
        ours.grain,
        ours.period_start,
        ours.period_end,
        ours.series_no,
        case
            when ours.period_end < campaigns.started then 'before'
            when coalesce(ours.period_start, ours.period_end) > campaigns.ended then 'after'
            else 'during'
        end as phase,
        campaigns.is_demo or ours.is_demo as is_demo
    from staging.campaigns as campaigns
    inner join marts.city_ranks as ours on campaigns.indicator = ours.indicator
    where
        ours.is_home
        and ours.is_counted
        and ours.value is not null
        and ours.period_end >= campaigns.started - interval 1 year
        and (
            campaigns.ended is null
            or coalesce(ours.period_start, ours.period_end) <= campaigns.ended + interval 1 year
        )
),

-- The series in which the campaign began; what lies beyond a break of it compares with nothing.
begun as (
    select
        campaign,
        indicator,
        city_group,
        grain,
        coalesce(
            max(series_no) filter (where phase = 'before'), min(series_no)
        ) as series_no
    from placed
    group by campaign, indicator, city_group, grain
)

select
    placed.campaign,
    placed.started,
    placed.ended,
    placed.indicator,
    placed.city_group,
    placed.grain,
    placed.period_start,
    placed.period_end,
    placed.phase,
    placed.is_demo,
    placed.series_no <> begun.series_no as is_beyond_break,
    placed.phase <> 'during'
    and not is_beyond_break
    and row_number() over (
        partition by
            placed.campaign,
            placed.indicator,
            placed.city_group,
            placed.grain,
            placed.phase,
            placed.series_no
        order by
            case
                when placed.phase = 'before' then placed.started - placed.period_end
                else placed.period_end - placed.started
            end asc
    ) <= 3 as is_compared
from placed
inner join begun
    on
        placed.campaign = begun.campaign
        and placed.indicator = begun.indicator
        and placed.city_group = begun.city_group
        and placed.grain = begun.grain
order by
    placed.campaign,
    placed.indicator,
    placed.city_group,
    placed.grain,
    placed.period_end,
    placed.period_start
