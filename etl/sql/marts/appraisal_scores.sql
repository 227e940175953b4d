-- One row per appraisal, period, unit, rater and dimension: a score as given, and what it counts
-- by the weights of its year, or of the last one before that has any.
select
    scores.appraisal,
    scores.period as period_start,
    scores.period_to as period_end,
    scores.period_grain as grain,
    scores.unit,
    scores.rater,
    scores.dimension,
    scores.score,
    scores.raters,
    scores.opinions,
    scores.answered,
    weights.weight,
    weights.share,
    uploads.is_demo,
    scores._upload,
    scores._sheet,
    scores._row,
    scores._cell
from raw.appraisal_scores as scores
inner join raw.uploads as uploads on scores._upload = uploads.upload
left join staging.appraisal_shares as weights
    on
        scores.appraisal = weights.appraisal
        and scores.rater = weights.rater
        and year(scores.period_to) = weights.year
where scores._current
order by scores.appraisal, scores.period_to, scores.unit, scores.rater, scores.dimension nulls first
