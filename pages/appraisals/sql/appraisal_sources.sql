-- One row per score of an appraisal's period: the cell that it stands in.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, rater, dimension) as about,
    cast(score as varchar) as written
from memory.with_cells('marts.appraisal_scores')
where appraisal = $appraisal and grain = $grain and period_end = $period_end
order by unit, rater, dimension
