-- One row per unit in an appraisal's period, best first.
select
    unit,
    score,
    rank,
    ranked,
    rank_change,
    previous_score,
    grade,
    rule_year,
    missing_raters,
    raters,
    opinions,
    answered,
    rater_gap,
    is_demo
from marts.appraisal_results
where appraisal = $appraisal and grain = $grain and period_end = $period_end
order by rank asc nulls last, score desc nulls last, unit asc
