-- What the register says of one indicator.
select
    indicators.indicator,
    indicators.unit,
    indicators.direction,
    indicators.dimension,
    indicators.grain,
    indicators.target,
    indicators.accrual,
    coalesce(indicators.decimals, 1) as decimals,
    indicators.definition,
    indicators.formula,
    indicators.source,
    indicators.owner,
    indicators.is_derived
from marts.indicators as indicators
where indicators.indicator = $indicator
