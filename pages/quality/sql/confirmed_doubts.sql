-- One row per doubtful value that was confirmed when it was loaded, the latest load first.
select
    file,
    concat_ws('!', sheet, cell) as place,
    indicator,
    unit,
    city,
    period_start,
    period_end,
    grain,
    value,
    known_city,
    known_start,
    known_end,
    known_grain,
    known_value,
    expected,
    loaded_by,
    loaded_at
from marts.confirmed_doubts
order by loaded_at desc, file asc, place asc
