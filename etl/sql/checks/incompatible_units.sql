-- One row per value in a unit that has nothing in common with that of its indicator: 元 for 人,
-- but not 元 for 元/人.
select
    uploads.file,
    stated._sheet as sheet,
    raw.cell_of(stated._places, 'unit', stated._row, stated._cell) as cell,
    '单位' as header,
    coalesce(stated.unit, stated.value_unit) as value
from raw.indicator_values as stated
inner join raw.uploads as uploads on stated._upload = uploads.upload
inner join staging.indicators as indicators on stated.indicator = indicators.indicator
inner join staging.unit_factors as wanted on indicators.unit = wanted.unit
inner join staging.unit_factors as given on stated.value_unit = given.unit
where
    stated._current
    and wanted.family <> given.family
    and split_part(wanted.base, '/', 1) <> split_part(given.base, '/', 1)
order by stated._upload, stated._sheet, stated._row
