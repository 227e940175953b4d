-- One row per period around a campaign: our value and rank.
select
    period_start,
    period_end,
    grain,
    phase,
    value,
    rank,
    ranked,
    target,
    unit
from marts.campaign_values
where campaign = $campaign
order by period_end, period_start
