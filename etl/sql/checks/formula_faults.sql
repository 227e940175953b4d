-- One row per formula that cannot be read, names an unknown indicator or leads back to its own.
select
    faults.fault as name,
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
order by indicators._upload, indicators._sheet, indicators._row
