-- One row per thing in the store of uploads that the build leaves aside, or that lost something.
select
    name,
    upload,
    is_missed,
    said_zh,
    said_en
from marts.left_aside
order by name, kind
