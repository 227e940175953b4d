-- One row per indicator; latest_start and latest_end are its last period with a value (or at least
-- an announced rank), of its declared grain or else of the grain that most of its values have.
-- by: indicator
with counted as (
    select
        indicator,
        grain,
        period_start,
        period_end,
        bool_or(value is not null) as has_values,
        sum(count(*)) over (partition by indicator, grain) as known_of_grain
    from staging.known_values
    group by indicator, grain, period_start, period_end
),

periods as (
    select
        counted.*,
        row_number() over (
            partition by counted.indicator
            order by
                counted.has_values desc,
                case
                    when accruals.is_cumulated and counted.grain = 'cumulated' then 0
                    when counted.grain = indicators.grain then 1
                    else 2
                end asc,
                counted.known_of_grain desc,
                counted.grain asc,
                counted.period_end desc,
                counted.period_start desc
        ) as place
    from counted
    inner join staging.indicators as indicators on counted.indicator = indicators.indicator
    inner join staging.accruals as accruals on counted.indicator = accruals.indicator
)

select
    indicators.indicator,
    indicators.unit,
    indicators.direction,
    indicators.is_higher_better,
    indicators.dimension,
    decimals.decimals,
    coalesce(periods.grain, indicators.grain) as grain,
    indicators.target,
    coalesce(indicators.accrual, if(accruals.is_cumulated, '累计', null)) as accrual,
    indicators.definition,
    indicators.formula,
    indicators.source,
    indicators.owner,
    indicators.quality,
    indicators.is_derived,
    indicators.is_demo,
    periods.period_start as latest_start,
    periods.period_end as latest_end,
    indicators._upload,
    indicators._sheet,
    indicators._row,
    indicators._cell
from staging.indicators as indicators
inner join staging.indicator_decimals as decimals
    on indicators.indicator = decimals.indicator
inner join staging.accruals as accruals on indicators.indicator = accruals.indicator
left join periods
    on indicators.indicator = periods.indicator and periods.place = 1
order by indicators._upload, indicators._sheet, indicators._row
