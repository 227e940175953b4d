-- One row per cell whose file states another value for the same indicator, city and period.
-- by: indicator
with compared as (
    select
        *,
        first_value(value) over (
            partition by indicator, city, grain, period_start, period_end, _upload
            order by _sheet, _row, _cell
        ) as first_stated
    from staging.source_values
    where is_current and value is not null and period_end is not null
)

select
    uploads.file,
    compared._sheet as sheet,
    compared._cell as cell,
    '数值' as header,
    compared.written as value
from compared
inner join raw.uploads as uploads on compared._upload = uploads.upload
where compared.value <> compared.first_stated
order by compared._upload, compared._sheet, compared._row
