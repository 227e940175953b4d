-- One row per latest value of our own of how workers fare: the cell that it stands in.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    ranks._sheet as sheet,
    ranks._cell as cell,
    ranks.indicator as about,
    ranks.written
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
inner join marts.uploads as uploads on ranks._upload = uploads.upload
where ranks.is_home and indicators.dimension like '职工状况%'
order by indicators._upload, indicators._row
