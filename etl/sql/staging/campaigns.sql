-- One row per campaign; its target in the display unit of its indicator.
select
    campaigns.campaign,
    coalesce(campaigns.started, campaigns.started_to) as started,
    coalesce(campaigns.ended_to, campaigns.ended) as ended,
    campaigns.project,
    campaigns.indicator,
    case
        when campaigns.target_unit is null then campaigns.target
        else campaigns.target / coalesce(indicators.factor, 1)
    end as target,
    uploads.is_demo,
    campaigns._upload,
    campaigns._sheet,
    campaigns._row,
    campaigns._cell
from raw.campaigns as campaigns
inner join raw.uploads as uploads on campaigns._upload = uploads.upload
left join staging.indicators as indicators on campaigns.indicator = indicators.indicator
where campaigns._current
