-- One row per thing in the store that this build leaves aside, or of which something is lost.
select
    name,
    upload,
    kind,
    is_missed,
    said_zh,
    said_en
from raw.left_aside
