-- One row per appraisal and period in which a unit was scored, the latest first.
select
    appraisal,
    grain,
    period_start,
    period_end,
    score,
    rank,
    ranked,
    rank_change,
    grade,
    missing_raters
from marts.appraisal_results
where unit = $unit
order by period_end desc, appraisal asc
