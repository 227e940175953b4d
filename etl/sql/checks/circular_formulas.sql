-- One row per formula: it leads back to its own indicator.
select
    uploads.file,
    indicators._sheet as sheet,
    raw.cell_of(
        indicators._places, 'formula', indicators._row, indicators._cell
    ) as cell,
    '公式' as header,
    indicators.formula as value
from staging.formula_faults as faults
inner join raw.indicators as indicators
    on faults.indicator = indicators.indicator and indicators._current
inner join raw.uploads as uploads on indicators._upload = uploads.upload
where faults.fault = 'circular'
order by indicators._upload, indicators._sheet, indicators._row
