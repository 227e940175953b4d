-- The indicators that are ranked somewhere. The headline is the one in which we climbed most.
with climbs as (
    select
        indicator,
        arg_min(rank, period_end) - arg_max(rank, period_end) as climbed
    from marts.city_ranks
    where is_home and rank is not null
    group by indicator
),

ranked as (
    select distinct indicator
    from marts.city_ranks
)

select
    indicators.indicator,
    indicators.unit,
    coalesce(indicators.decimals, 1) as decimals,
    indicators.is_higher_better,
    indicators.definition,
    indicators.source,
    indicators.owner,
    row_number() over (
        order by climbs.climbed desc nulls last, indicators.indicator asc
    ) = 1 as is_headline
from marts.indicators as indicators
inner join ranked on indicators.indicator = ranked.indicator
left join climbs on indicators.indicator = climbs.indicator
order by climbs.climbed is null, indicators.dimension, indicators.indicator
