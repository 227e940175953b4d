-- One row per topic proposed in a year: the row of the theme plan that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    topic as about,
    strftime(coalesce(proposed, accepted), '%Y-%m-%d') as written
from memory.with_cells('marts.topics')
where year = $year
order by proposed, topic
