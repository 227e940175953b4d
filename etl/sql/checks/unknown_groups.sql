-- One row per choice of 看板设置 that names a group of cities in which the register has none.
select
    uploads.file,
    settings._sheet as sheet,
    raw.cell_of(stated._places, 'city_group', settings._row, settings._cell) as cell,
    '城市分组' as header,
    settings.city_group as value
from staging.settings as settings
inner join raw.uploads as uploads on settings._upload = uploads.upload
inner join raw.board_settings as stated
    on
        settings._upload = stated._upload
        and settings._sheet = stated._sheet
        and settings._row = stated._row
where
    settings.city_group is not null
    and not exists (
        select 1
        from staging.cities as cities
        where cities.city_group = settings.city_group
    )
order by settings._upload, settings._sheet, settings._row
