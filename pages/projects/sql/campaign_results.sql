-- One row per campaign, the newest first: its target, and our value and rank before and after.
select
    campaign,
    started,
    ended,
    project,
    task_no,
    indicator,
    unit,
    decimals,
    is_higher_better,
    target,
    value_before,
    value_at_end,
    value_after,
    rank_before,
    rank_after,
    ranked_before,
    ranked_after,
    is_over,
    is_reached,
    is_demo
from marts.campaign_results
order by started desc, campaign asc
