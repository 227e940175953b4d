-- One row per period around a campaign: the cell that our value stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    _upload as upload,
    concat_ws(' · ', indicator, strftime(period_end, '%Y-%m-%d')) as about,
    cast(value as varchar) as written
from memory.with_cells('marts.campaign_values')
where campaign = $campaign
order by period_end
