-- One row per latest value of our own of how workers fare: the cell that it stands in.
select
    ranks.file,
    ranks.loaded_by,
    ranks.loaded_at,
    ranks.sheet,
    ranks.cell,
    ranks.indicator as about,
    ranks.written
from memory.with_cells('marts.city_ranks') as ranks
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
