-- One row per formula: it names an unknown indicator.
select
    uploads.file,
    indicators._sheet as sheet,
    indicators._cell as cell,
    '公式' as header,
    indicators.formula as value
from staging.formula_faults as faults
inner join staging.indicators as indicators on faults.indicator = indicators.indicator
inner join raw.uploads as uploads on indicators._upload = uploads.upload
where faults.fault = 'unknown'
order by indicators._upload, indicators._sheet, indicators._row
