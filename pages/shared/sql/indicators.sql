-- The indicators that are ranked somewhere, by dimension; the headline first among them is the one
-- that a page opens on.
with ranked as (
    select distinct subject
    from marts.ranked_groups
    where kind = 'indicator' and is_reported
)

select
    indicators.indicator,
    indicators.unit,
    coalesce(indicators.decimals, 1) as decimals,
    indicators.is_higher_better,
    indicators.definition,
    indicators.source,
    indicators.owner,
    coalesce(headlines.place = min(headlines.place) over (), false) as is_headline
from marts.indicators as indicators
inner join ranked on indicators.indicator = ranked.subject
left join marts.headlines as headlines
    on headlines.kind = 'indicator' and indicators.indicator = headlines.subject
qualify row_number() over (partition by indicators.indicator order by headlines.place) = 1
order by indicators.dimension, indicators.indicator
