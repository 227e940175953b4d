-- One row per rule of points: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', level, media) as about,
    cast(points as varchar) as written
from memory.with_cells('marts.scoring_rules')
order by level, media, since
