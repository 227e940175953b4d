-- One row per indicator, city and period with a value or an announced rank in force.
with ordered as (
    select
        *,
        row_number() over (
            partition by indicator, city, grain, period_start, period_end
            order by _upload desc, _sheet desc, _row desc
        ) as place
    from staging.source_values
    where
        is_current
        and period_start is not null
        and period_end is not null
        and grain <> 'unstated'
        and (value is not null or announced_rank is not null)
)

select
    indicator,
    city,
    grain,
    period_start,
    period_end,
    value,
    is_approx,
    written,
    announced_rank,
    source,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from ordered
where place = 1
