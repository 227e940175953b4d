-- One row per campaign: our value and rank in the last period before it and in the latest after it,
-- and whether its target was reached by its last day; what lies beyond a break of its series counts
-- for neither.
with ends as (
    select
        campaign,
        max_by(value, period_end) filter (where phase = 'before') as value_before,
        max_by(rank, period_end) filter (where phase = 'before') as rank_before,
        max_by(value, period_end) filter (where phase = 'during') as value_at_end,
        max_by(value, period_end) filter (where phase = 'after') as value_after,
        max_by(rank, period_end) filter (where phase = 'after') as rank_after,
        max_by(ranked, period_end) as ranked,
        max(period_end) as last_day
    from marts.campaign_values
    where not is_beyond_break
    group by campaign
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
    ends.ranked,
    ends.last_day,
    case
        when indicators.is_higher_better then ends.value_at_end >= campaigns.target
        when not indicators.is_higher_better then ends.value_at_end <= campaigns.target
    end as is_reached,
    campaigns.is_demo,
    campaigns._upload,
    campaigns._sheet,
    campaigns._row,
    campaigns._cell
from staging.campaigns as campaigns
left join staging.projects as projects on campaigns.project = projects.project
left join marts.indicators as indicators on campaigns.indicator = indicators.indicator
left join ends on campaigns.campaign = ends.campaign
order by campaigns.started, campaigns.campaign
