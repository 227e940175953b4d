-- One row per doubtful value of an upload in force that was ticked as right when it was loaded: the
-- value and the `known` one that it was held against, or what was `expected` without a slip.
select
    confirmed.upload,
    uploads.file,
    confirmed.sheet,
    confirmed.cell,
    confirmed.kind,
    confirmed.indicator,
    confirmed.unit,
    confirmed.city,
    confirmed.period_start,
    confirmed.period_end,
    confirmed.grain,
    confirmed.value,
    confirmed.known_city,
    confirmed.known_start,
    confirmed.known_end,
    confirmed.known_grain,
    confirmed.known_value,
    confirmed.expected,
    uploads.loaded_by,
    uploads.loaded_at,
    uploads.is_demo
from raw.confirmed as confirmed
inner join raw.uploads as uploads on confirmed.upload = uploads.upload
order by uploads.loaded_at desc, uploads.file asc, confirmed.sheet asc, confirmed.cell asc
