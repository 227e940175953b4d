-- One row per kind (indicator or scheme), subject and city group: the share of the cities expected
-- from which on a period counts, as 看板设置 says of it, of its kind of group or of all, else 0.8.
with subjects as (
    select
        'indicator' as kind,
        indicator as subject
    from staging.indicators
    union all
    select
        'scheme' as kind,
        scheme as subject
    from staging.scheme_settings
),

groups as (
    select distinct city_group
    from staging.cities
)

select
    subjects.kind,
    subjects.subject,
    groups.city_group,
    coalesce(
        arg_max(
            settings.coverage,
            if(settings.subject is null, 0, 2) + if(settings.city_group is null, 0, 1)
        ),
        0.8
    ) as share
from subjects
cross join groups
left join staging.settings as settings
    on
        settings.choice = '计入覆盖率'
        and settings.coverage is not null
        and coalesce(settings.subject, subjects.subject) = subjects.subject
        and coalesce(settings.city_group, groups.city_group) = groups.city_group
group by subjects.kind, subjects.subject, groups.city_group
