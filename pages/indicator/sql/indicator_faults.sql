-- The open faults in the sheets from which an indicator's values stem, or that name it.
with sheets as (
    select distinct
        file,
        sheet
    from marts.value_sources
    where indicator = $indicator
)

select
    faults.file,
    concat_ws('!', faults.sheet, faults.cell) as place,
    faults.header,
    faults.value,
    faults.reason,
    faults.loaded_by,
    faults.loaded_at
from marts.open_faults as faults
left join sheets
    on
        faults.file = sheets.file
        and faults.sheet = sheets.sheet
where
    sheets.file is not null
    or faults.header = $indicator
    or faults.value = $indicator
    or contains(faults.reason, $indicator)
order by faults.loaded_at desc, faults.file asc, place asc
