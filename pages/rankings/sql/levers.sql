-- The weightiest indicators of a scheme of which a city has a value in one period: that value,
-- where it gets at its recent pace $periods later, between which values it may be tried (lowest,
-- highest), the best value of the others by then (best_then) with these at $rivals times their
-- paces, and how far a search may go (farthest): as far beyond the best as the cities lie apart.
with ahead as (
    select
        stated.city,
        stated.indicator,
        stated.path,
        stated.value,
        paces.pace,
        paces.best_step,
        paces.best_start,
        paces.best_end,
        paces.lowest as bottom,
        paces.highest as top,
        cast(indicators.decimals as integer) as decimals,
        indicators.unit,
        if(indicators.is_higher_better, 1, -1) as sign,
        least(
            greatest(
                stated.value
                + $periods * if(stated.city = $city, 1, $rivals) * coalesce(paces.pace, 0),
                paces.lowest
            ),
            paces.highest
        ) as value_then
    from marts.normalised_values as stated
    inner join marts.indicators as indicators on stated.indicator = indicators.indicator
    left join marts.paces as paces
        on
            stated.indicator = paces.indicator
            and stated.grain = paces.grain
            and stated.city = paces.city
            and stated.city_group = paces.city_group
    where
        stated.scheme = $scheme
        and stated.city_group = $city_group
        and stated.grain = $grain
        and stated.period_end = $period_end
        and stated.value is not null
),

spread as (
    select
        indicator,
        least(min(value), min(value_then)) as least_value,
        greatest(max(value), max(value_then)) as greatest_value,
        greatest(greatest_value - least_value, power(10, -any_value(decimals))) as span,
        any_value(sign) * max(sign * value_then) filter (where city <> $city) as best_then
    from ahead
    group by indicator
)

select
    own.indicator,
    own.unit,
    own.decimals,
    own.sign,
    power(10, -own.decimals) as step,
    nodes.effective_weight,
    methods.rounded(own.value, 1, own.decimals) as value,
    round(own.value_then, own.decimals) as value_then,
    round(coalesce(spread.best_then, own.value_then), own.decimals) as best_then,
    own.pace,
    own.best_step,
    round(greatest(spread.least_value - spread.span / 4, own.bottom), own.decimals) as lowest,
    round(least(spread.greatest_value + spread.span / 4, own.top), own.decimals) as highest,
    round(
        if(
            own.sign > 0,
            least(spread.greatest_value + spread.span, own.top),
            greatest(spread.least_value - spread.span, own.bottom)
        ),
        own.decimals
    ) as farthest
from ahead as own
inner join spread on own.indicator = spread.indicator
inner join marts.scheme_nodes as nodes on own.path = nodes.path and nodes.scheme = $scheme
where own.city = $city
order by nodes.effective_weight desc, own.indicator asc
limit 12
