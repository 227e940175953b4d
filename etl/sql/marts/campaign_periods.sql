-- One row per campaign, indicator, city group and period that counts, with a value of ours, from a
-- year before the campaign to a year after it. phase: before, during (it overlaps it) or after.
-- is_compared: the last three periods before and the first three after, on which effects rest.
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
)

select
    *,
    phase != 'during'
    and row_number() over (
        partition by campaign, indicator, city_group, grain, phase
        order by
            case when phase = 'before' then started - period_end else period_end - started end asc
    ) <= 3 as is_compared
from placed
order by campaign, indicator, city_group, grain, period_end, period_start
