-- One row per indicator of how workers fare (维度 职工状况) and its latest value of our own: the
-- value before, and how far the figure can be trusted.
select
    ranks.indicator,
    ranks.value,
    ranks.unit,
    ranks.period_start,
    ranks.period_end,
    ranks.grain,
    ranks.previous_value,
    ranks.value - ranks.previous_value as change,
    ranks.rank,
    ranks.ranked,
    indicators.decimals,
    indicators.is_higher_better,
    indicators.quality,
    indicators.definition,
    indicators.owner,
    ranks.is_demo
from marts.city_ranks as ranks
inner join marts.board as board on ranks.city_group = board.home_group
inner join marts.indicators as indicators
    on ranks.indicator = indicators.indicator
inner join marts.period_coverage as periods
    on
        periods.kind = 'indicator'
        and ranks.indicator = periods.subject
        and ranks.city_group = periods.city_group
        and ranks.grain = periods.grain
        and ranks.period_start = periods.period_start
        and ranks.period_end = periods.period_end
        and periods.is_current
where ranks.is_home and indicators.dimension like '职工状况%'
order by indicators._upload, indicators._row
