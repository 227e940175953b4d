-- One row per choice of the sheet 看板设置 in force. Of headlines only those count that the latest
-- upload with any names, so that a sheet loaded anew replaces the ones before. coverage: 0 to 1.
select
    settings.choice,
    settings.subject,
    settings.city_group,
    -- 80, 80 % and 0.8 say the same
    if(settings.coverage > 1, settings.coverage / 100, settings.coverage) as coverage,
    settings.day,
    row_number() over (
        partition by settings.choice
        order by settings._upload desc, settings._sheet asc, settings._row asc
    ) as place,
    uploads.is_demo,
    settings._upload,
    settings._sheet,
    settings._row,
    settings._cell
from raw.board_settings as settings
inner join raw.uploads as uploads on settings._upload = uploads.upload
where settings._current
qualify
    settings.choice <> '头条'
    or settings._upload = max(settings._upload) over (partition by settings.choice)
