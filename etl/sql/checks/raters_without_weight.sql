-- One row per score of a rater that has no weight in a year whose other raters have one.
select
    uploads.file,
    scores._sheet as sheet,
    raw.cell_of(scores._places, 'rater', scores._row, scores._cell) as cell,
    '评分主体' as header,
    scores.rater as value
from raw.appraisal_scores as scores
inner join raw.uploads as uploads on scores._upload = uploads.upload
where
    scores._current
    and exists (
        select 1
        from staging.appraisal_shares as weights
        where
            scores.appraisal = weights.appraisal
            and year(scores.period_to) = weights.year
    )
    and not exists (
        select 1
        from staging.appraisal_shares as weights
        where
            scores.appraisal = weights.appraisal
            and year(scores.period_to) = weights.year
            and scores.rater = weights.rater
    )
order by scores._upload, scores._sheet, scores._row
