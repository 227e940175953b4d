-- One row per indicator, city and period with a value, an announced rank or a change in force. A
-- row that states nothing but a change stands beside the one that states the value.
-- by: indicator
with ordered as (
    select
        *,
        value is null and announced_rank is null as is_change,
        row_number() over (
            partition by
                indicator,
                city,
                grain,
                period_start,
                period_end,
                value is null and announced_rank is null
            order by _upload desc, _sheet desc, _row desc, _cell asc
        ) as place
    from staging.source_values
    where
        is_current
        and period_start is not null
        and period_end is not null
        and grain <> 'unstated'
        and (value is not null or announced_rank is not null or change is not null)
),

levels as (
    select *
    from ordered
    where place = 1 and not is_change
),

changes as (
    select *
    from ordered
    where place = 1 and is_change
)

select
    coalesce(levels.indicator, changes.indicator) as indicator,
    coalesce(levels.city, changes.city) as city,
    coalesce(levels.grain, changes.grain) as grain,
    coalesce(levels.period_start, changes.period_start) as period_start,
    coalesce(levels.period_end, changes.period_end) as period_end,
    levels.value,
    if(levels.indicator is null, changes.name_then, levels.name_then) as name_then,
    coalesce(levels.is_approx, false) as is_approx,
    if(levels.indicator is null, changes.written, levels.written) as written,
    levels.announced_rank,
    coalesce(changes.change, levels.change) as change,
    if(changes.change is null, levels.changed_in, changes.changed_in) as changed_in,
    if(changes.change is null, levels.compared_with, changes.compared_with) as compared_with,
    coalesce(levels.source, changes.source) as source,
    coalesce(levels.is_demo, changes.is_demo) as is_demo,
    coalesce(levels._upload, changes._upload) as _upload,
    coalesce(levels._sheet, changes._sheet) as _sheet,
    coalesce(levels._row, changes._row) as _row,
    coalesce(levels._cell, changes._cell) as _cell
from levels
full join changes
    on
        levels.indicator = changes.indicator
        and levels.city = changes.city
        and levels.grain = changes.grain
        and levels.period_start = changes.period_start
        and levels.period_end = changes.period_end
