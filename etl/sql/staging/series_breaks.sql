-- One row per indicator, grain and change of the register that breaks its series: what changed
-- (unit, direction, accrual), from what to what, and the first day that is not comparable with
-- those before (since): the day after the last period whose values were stated before the change. A
-- unit that is a multiple of the one before breaks nothing, nor does a change whose earlier values
-- were all stated anew.
-- by: indicator
with changes as (
    select
        versions.indicator,
        versions.from_upload,
        'unit' as rule,
        versions.unit_before as said_before,
        versions.unit as said
    from staging.indicator_versions as versions
    left join staging.unit_factors as before on versions.unit_before = before.unit
    left join staging.unit_factors as now on versions.unit = now.unit
    where versions.unit <> versions.unit_before and before.base is distinct from now.base
    union all
    select
        indicator,
        from_upload,
        'direction' as rule,
        direction_before as said_before,
        direction as said
    from staging.indicator_versions
    where direction <> direction_before
    union all
    select
        indicator,
        from_upload,
        'accrual' as rule,
        accrual_before as said_before,
        accrual as said
    from staging.indicator_versions
    where accrual <> accrual_before
)

select
    changes.indicator,
    earlier.grain,
    changes.rule,
    changes.said_before,
    changes.said,
    cast(max(earlier.period_end) + interval 1 day as date) as since,
    bool_or(uploads.is_demo) as is_demo
from changes
inner join staging.source_values as earlier
    on changes.indicator = earlier.indicator and changes.from_upload > earlier._upload
inner join raw.uploads as uploads on changes.from_upload = uploads.upload
where earlier.is_current and earlier.period_end is not null
group by
    changes.indicator,
    earlier.grain,
    changes.rule,
    changes.said_before,
    changes.said,
    changes.from_upload
