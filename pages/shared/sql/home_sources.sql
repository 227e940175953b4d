-- One row per score of a home of workers in a year: the cell that it stands in.
with scores as (
    select *
    from marts.appraisal_scores
    where appraisal like '%职工之家%' and year(period_end) = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    scores._sheet as sheet,
    scores._cell as cell,
    concat_ws(' · ', scores.unit, scores.rater, scores.dimension) as about,
    cast(scores.score as varchar) as written
from scores
inner join marts.uploads as uploads on scores._upload = uploads.upload
order by scores.unit, scores.rater, scores.dimension
