-- One row per home of workers appraised in a year, best first.
select
    unit,
    score,
    rank,
    ranked,
    rank_change,
    grade,
    missing_raters,
    raters,
    opinions,
    answered,
    rater_gap,
    is_demo
from marts.appraisal_results
where appraisal like '%职工之家%' and year(period_end) = $year
order by rank asc nulls last, score desc nulls last, unit asc
