-- One row per indicator, city, period and source cell; a derived value has one per operand.
-- Superseded cells stay listed, with is_current false and the time at which the next one came.
-- by: indicator
-- through: staging.formula_operands
with wanted as (
    select
        known.indicator,
        operands.operand,
        known.city,
        known.grain,
        known.period_start,
        known.period_end
    from staging.known_values as known
    inner join staging.formula_operands as operands on known.indicator = operands.indicator
    where known.is_computed
    union
    select
        indicator,
        indicator as operand,
        city,
        grain,
        period_start,
        period_end
    from staging.source_values
)

select
    wanted.indicator,
    wanted.city,
    wanted.grain,
    wanted.period_start,
    wanted.period_end,
    wanted.operand,
    stated.value / operand_indicators.factor as value,
    operand_indicators.unit,
    stated.written,
    stated.announced_rank,
    stated.source,
    uploads.file,
    stated._sheet as sheet,
    stated._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at,
    stated._upload,
    stated.is_current,
    case
        when not stated.is_current
            then
                lead(uploads.loaded_at) over (
                    partition by
                        wanted.indicator,
                        wanted.operand,
                        wanted.city,
                        wanted.grain,
                        wanted.period_start,
                        wanted.period_end
                    order by
                        stated._upload asc,
                        stated._sheet asc,
                        stated._row asc,
                        stated._cell desc
                )
    end as replaced_at,
    stated.is_demo
from wanted
inner join staging.source_values as stated
    on
        wanted.operand = stated.indicator
        and wanted.city = stated.city
        and wanted.grain = stated.grain
        and wanted.period_start is not distinct from stated.period_start
        and wanted.period_end is not distinct from stated.period_end
inner join staging.indicators as operand_indicators
    on wanted.operand = operand_indicators.indicator
inner join raw.uploads as uploads on stated._upload = uploads.upload
order by
    wanted.indicator asc,
    wanted.city asc,
    wanted.period_end asc,
    wanted.operand asc,
    stated.is_current desc,
    stated._upload desc
