-- One row per choice of 看板设置 that names neither an indicator nor a scheme of the registers.
select
    uploads.file,
    settings._sheet as sheet,
    raw.cell_of(stated._places, 'subject', settings._row, settings._cell) as cell,
    '指标或方案' as header,
    settings.subject as value
from staging.settings as settings
inner join raw.uploads as uploads on settings._upload = uploads.upload
inner join raw.board_settings as stated
    on
        settings._upload = stated._upload
        and settings._sheet = stated._sheet
        and settings._row = stated._row
left join staging.indicators as indicators on settings.subject = indicators.indicator
left join staging.scheme_settings as schemes on settings.subject = schemes.scheme
where
    settings.subject is not null
    and indicators.indicator is null
    and schemes.scheme is null
order by settings._upload, settings._sheet, settings._row
