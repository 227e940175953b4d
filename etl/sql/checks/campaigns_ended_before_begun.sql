-- One row per row of campaigns that ends before it begins.
select
    uploads.file,
    campaigns._sheet as sheet,
    raw.cell_of(campaigns._places, 'ended', campaigns._row, campaigns._cell) as cell,
    '结束日期' as header,
    campaigns.ended_written as value
from raw.campaigns as campaigns
inner join raw.uploads as uploads on campaigns._upload = uploads.upload
where campaigns._current and campaigns.ended_to < coalesce(campaigns.started, campaigns.started_to)
order by campaigns._upload, campaigns._sheet, campaigns._row
