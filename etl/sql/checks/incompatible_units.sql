-- One row per value in a unit that has nothing in common with that of its indicator: 元 for 人 and
-- 元/吨 for 元/人, but not 元 for 元/人. What is told for a thousand people is no plain number: 张
-- is not 张/千人.
-- by: indicator
select
    uploads.file,
    stated._sheet as sheet,
    raw.cell_of(stated._places, 'unit', stated._row, stated._cell) as cell,
    '单位' as header,
    coalesce(stated.unit, stated.value_unit) as value,
    cast(null as varchar) as nearest,
    wanted.unit as expected
from raw.indicator_values as stated
inner join raw.uploads as uploads on stated._upload = uploads.upload
inner join staging.indicators as indicators on stated.indicator = indicators.indicator
inner join staging.unit_factors as wanted on indicators.unit = wanted.unit
inner join staging.unit_factors as given on stated.value_unit = given.unit
left join staging.unit_factors as said on stated.unit = said.unit and given.base = said.base
where
    stated._current
    and wanted.family <> given.family
    and not (wanted.is_counting and given.is_counting)
    and not (
        wanted.upper = given.upper
        and '' in (wanted.lower, given.lower)
        and wanted.per = 1
        and coalesce(said.per, 1) = 1
    )
order by stated._upload, stated._sheet, stated._row
