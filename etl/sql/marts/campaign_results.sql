-- One row per campaign: our value and rank in the last period before it and in the latest after it,
-- each rank with the number of cities ranked in that very period. value_at_end: in the last period
-- that it touches. is_reached: whether that reaches the target; null while the campaign goes on
-- (is_over) and has not reached it yet. What lies beyond a break of its series counts for neither.
with ends as (
    select
        campaign,
        max_by(value, period_end) filter (where phase = 'before') as value_before,
        max_by(rank, period_end) filter (where phase = 'before') as rank_before,
        max_by(value, period_end) filter (where phase = 'during') as value_at_end,
        max_by(value, period_end) filter (where phase = 'after') as value_after,
        max_by(rank, period_end) filter (where phase = 'after') as rank_after,
        max_by(ranked, period_end) filter (where phase = 'before' and rank is not null)
            as ranked_before,
        max_by(ranked, period_end) filter (where phase = 'after' and rank is not null)
            as ranked_after,
        max(period_end) as last_day
    from marts.campaign_values
    where not is_beyond_break
    group by campaign
),

judged as (
    select
        campaigns.campaign,
        coalesce(ends.last_day >= campaigns.ended, false) as is_over,
        case
            when indicators.is_higher_better then ends.value_at_end >= campaigns.target
            when not indicators.is_higher_better then ends.value_at_end <= campaigns.target
        end as is_met
    from staging.campaigns as campaigns
    left join marts.indicators as indicators on campaigns.indicator = indicators.indicator
    left join ends on campaigns.campaign = ends.campaign
)

select
    campaigns.campaign,
    campaigns.started,
    campaigns.ended,
    campaigns.project,
    projects.task_no,
    campaigns.indicator,
    indicators.unit,
    indicators.decimals,
    indicators.is_higher_better,
    campaigns.target,
    ends.value_before,
    ends.rank_before,
    ends.value_at_end,
    ends.value_after,
    ends.rank_after,
    ends.ranked_before,
    ends.ranked_after,
    judged.is_over,
    if(judged.is_met or judged.is_over, judged.is_met, null) as is_reached,
    campaigns.is_demo,
    campaigns._upload,
    campaigns._sheet,
    campaigns._row,
    campaigns._cell
from staging.campaigns as campaigns
left join staging.projects as projects on campaigns.project = projects.project
left join marts.indicators as indicators on campaigns.indicator = indicators.indicator
left join ends on campaigns.campaign = ends.campaign
inner join judged on campaigns.campaign = judged.campaign
order by campaigns.started, campaigns.campaign
