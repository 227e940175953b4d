-- One row per score that a unit was given: the cell that it stands in.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', appraisal, rater, dimension) as about,
    cast(score as varchar) as written
from memory.with_cells('marts.appraisal_scores')
where unit = $unit
order by period_end desc, about asc
