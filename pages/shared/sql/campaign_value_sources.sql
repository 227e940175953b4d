-- One row per period around a campaign: the cell that our value stems from.
with seen as (
    select *
    from marts.campaign_values
    where campaign = $campaign
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    seen._sheet as sheet,
    seen._cell as cell,
    seen._upload as upload,
    concat_ws(' · ', seen.indicator, strftime(seen.period_end, '%Y-%m-%d')) as about,
    cast(seen.value as varchar) as written
from seen
inner join marts.uploads as uploads on seen._upload = uploads.upload
order by seen.period_end
