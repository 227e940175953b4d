-- One row per choice of 看板设置 that chooses nothing: a headline without a name, a coverage that is
-- no share of the cities (above 0, up to 100 %), or a day that has not come yet.
with judged as (
    select
        settings.*,
        case
            when settings.choice = '头条' and settings.subject is null then 'subject'
            when
                settings.choice = '计入覆盖率'
                and not coalesce(settings.coverage > 0 and settings.coverage <= 1, false)
                then 'coverage'
            when
                settings.choice = '超期截至日' and settings.day > cast(build.built_at as date)
                then 'day'
        end as fault
    from staging.settings as settings
    cross join raw.build as build
)

select
    uploads.file,
    judged._sheet as sheet,
    raw.cell_of(stated._places, judged.fault, judged._row, judged._cell) as cell,
    case judged.fault
        when 'subject' then '指标或方案' when 'coverage' then '计入覆盖率' when 'day' then '截至日'
    end as header,
    case judged.fault
        when 'coverage' then stated.coverage_written when 'day' then stated.day_written
    end as value
from judged
inner join raw.uploads as uploads on judged._upload = uploads.upload
inner join raw.board_settings as stated
    on
        judged._upload = stated._upload
        and judged._sheet = stated._sheet
        and judged._row = stated._row
where judged.fault is not null
order by judged._upload, judged._sheet, judged._row
