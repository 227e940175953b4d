-- One row per unit and period of an appraisal, of one grain: its rank, in order of time.
select
    unit as name,
    grain,
    period_start,
    period_end,
    rank,
    score
from marts.appraisal_results
where appraisal = $appraisal and grain = $grain and rank is not null
order by period_end, rank, unit
