-- One row per score that a unit was given: the cell that it stands in.
with scores as (
    select *
    from marts.appraisal_scores
    where unit = $unit
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    scores._sheet as sheet,
    scores._cell as cell,
    concat_ws(' · ', scores.appraisal, scores.rater, scores.dimension) as about,
    cast(scores.score as varchar) as written
from scores
inner join marts.uploads as uploads on scores._upload = uploads.upload
order by scores.period_end desc, about asc
