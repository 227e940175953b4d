-- One row per indicator and run of uploads (from_upload, before_upload) through which the register
-- said the same of its unit, direction and 数据形态; what a register leaves out stays as it was. The
-- first row is of all uploads before it, too. A value is read by the row of its own upload.
-- by: indicator
with stated as (
    select
        indicator,
        unit,
        direction,
        accrual,
        _upload
    from raw.indicators
    qualify row_number() over (
        partition by indicator, _upload
        order by _sheet desc, _row desc
    ) = 1
),

filled as (
    select
        indicator,
        last_value(unit ignore nulls) over so_far as unit,
        last_value(direction ignore nulls) over so_far as direction,
        last_value(accrual ignore nulls) over so_far as accrual,
        _upload
    from stated
    window so_far as (
        partition by indicator
        order by _upload
        rows between unbounded preceding and current row
    )
),

compared as (
    select
        *,
        lag(_upload) over by_upload is null as is_first,
        lag(unit) over by_upload as unit_before,
        lag(direction) over by_upload as direction_before,
        lag(accrual) over by_upload as accrual_before
    from filled
    window by_upload as (partition by indicator order by _upload)
)

select
    indicator,
    unit,
    direction,
    accrual,
    unit_before,
    direction_before,
    accrual_before,
    if(is_first, 0, _upload) as from_upload,
    lead(_upload) over (partition by indicator order by _upload) as before_upload
from compared
where
    is_first
    or unit is distinct from unit_before
    or direction is distinct from direction_before
    or accrual is distinct from accrual_before
