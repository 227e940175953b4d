-- The faulty cells that were left out and are not mended yet, the latest load first.
select
    file,
    concat_ws('!', sheet, cell) as place,
    header,
    value,
    reason,
    loaded_by,
    loaded_at
from marts.open_faults
order by loaded_at desc, file asc, sheet asc, cell asc
