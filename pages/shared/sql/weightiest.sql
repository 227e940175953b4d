-- The weightiest indicators of a scheme of which a city has a value in one period: where it stands
-- between the worst and the best of the group, and the range over which it may be tried out.
with parts as (
    select
        stated.indicator,
        nodes.effective_weight,
        max(stated.value) filter (where stated.city = $city) as value,
        min(stated.value) as least,
        max(stated.value) as greatest
    from marts.normalised_values as stated
    inner join marts.scheme_nodes as nodes
        on
            stated.scheme = nodes.scheme
            and stated.path = nodes.path
    where
        stated.scheme = $scheme
        and stated.city_group = $city_group
        and stated.grain = $grain
        and stated.period_end = $period_end
    group by stated.indicator, nodes.effective_weight
)

select
    parts.indicator,
    indicators.unit,
    cast(indicators.decimals as integer) as decimals,
    round(parts.value, cast(indicators.decimals as integer)) as value,
    round(parts.least, cast(indicators.decimals as integer)) as lowest,
    round(
        parts.greatest
        + greatest((parts.greatest - parts.least) / 4, power(10, -indicators.decimals)),
        cast(indicators.decimals as integer)
    ) as highest,
    power(10, -indicators.decimals) as step,
    parts.effective_weight
from parts
inner join marts.indicators as indicators on parts.indicator = indicators.indicator
where parts.value is not null
order by parts.effective_weight desc, parts.indicator asc
limit 4
