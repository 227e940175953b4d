-- One row per score of a home of workers in a year: the cell that it stands in.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    concat_ws(' · ', unit, rater, dimension) as about,
    cast(score as varchar) as written
from memory.with_cells('marts.appraisal_scores')
where appraisal like '%职工之家%' and year(period_end) = $year
order by unit, rater, dimension
