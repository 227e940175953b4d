-- One row per indicator: the decimals it is shown and ranked with. Where the register is silent,
-- whole values have none, percentages one, others two.
-- by: indicator
with seen as (
    select
        indicator,
        min(case when abs(value - round(value)) < 0.000001 then 1 else 0 end) = 1 as is_whole
    from staging.known_values
    where value is not null
    group by indicator
)

select
    indicators.indicator,
    cast(
        coalesce(
            indicators.decimals,
            case
                when coalesce(seen.is_whole, true) and not indicators.is_derived then 0
                when indicators.unit = '%' then 1
                else 2
            end
        ) as integer
    ) as decimals
from staging.indicators as indicators
left join seen on indicators.indicator = seen.indicator
