-- One row per rater and dimension in an appraisal's period, the heaviest first.
select
    rater,
    dimension,
    concat_ws(' · ', rater, dimension) as name,
    weight,
    units,
    mean,
    spread,
    lowest,
    highest,
    is_same
from marts.rater_spreads
where appraisal = $appraisal and grain = $grain and period_end = $period_end
order by weight desc nulls last, rater asc, dimension asc nulls first
