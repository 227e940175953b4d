-- One row per appraisal, grain and period with scores, newest first.
select distinct
    appraisal,
    grain,
    period_start,
    period_end
from marts.appraisal_results
order by period_end desc, period_start desc, appraisal asc
