-- One row per score of an appraisal's period: unit, rater, dimension. The weightiest rater first.
select
    unit,
    concat_ws(' · ', rater, dimension) as part,
    score
from marts.appraisal_scores
where appraisal = $appraisal and grain = $grain and period_end = $period_end
order by weight desc nulls last, rater asc, dimension asc nulls first, unit asc
