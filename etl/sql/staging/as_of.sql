-- Exactly one row: the day that the office set (看板设置, 超期截至日), else the last day that the
-- uploads tell of, no later than the day of the build.
select
    coalesce(
        (
            select settings.day
            from staging.settings as settings
            where settings.choice = '超期截至日' and settings.place = 1
        ),
        max(dated.day)
    ) as as_of
from raw.build as build
left join staging.dated as dated on dated.day <= cast(build.built_at as date)
