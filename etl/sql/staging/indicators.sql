-- One row per indicator of the register, without what published texts state of others; factor turns
-- its display unit into the base unit. Without a direction nothing is better or worse:
-- is_higher_better is null.
-- by: indicator
select
    indicators.indicator,
    coalesce(indicators.unit, stated_units.unit, '') as unit,
    unit_factors.base,
    coalesce(unit_factors.factor, 1) as factor,
    indicators.direction,
    case indicators.direction when '越高越好' then true when '越低越好' then false end
        as is_higher_better,
    indicators.dimension,
    indicators.decimals,
    case
        when indicators.grain like '%半年%' then 'half'
        when indicators.grain like '%旬%' then 'tenday'
        when indicators.grain like '%月%' then 'month'
        when indicators.grain like '%季%' then 'quarter'
        when indicators.grain like '%年%' then 'year'
        when indicators.grain like '%日%' or indicators.grain like '%天%' then 'day'
    end as grain,
    case
        when indicators.target_unit is null then indicators.target
        else indicators.target / coalesce(unit_factors.factor, 1)
    end as target,
    indicators.accrual,
    indicators.definition,
    indicators.formula,
    indicators.source,
    indicators.owner,
    indicators.quality,
    indicators.formula is not null as is_derived,
    uploads.is_demo,
    indicators._upload,
    indicators._sheet,
    indicators._row,
    indicators._cell
from raw.indicators as indicators
inner join raw.uploads as uploads on indicators._upload = uploads.upload
left join staging.stated_units as stated_units
    on indicators.indicator = stated_units.indicator
left join staging.unit_factors as unit_factors
    on coalesce(indicators.unit, stated_units.unit) = unit_factors.unit
where indicators._current and not methods.is_of_document(indicators.dimension)
