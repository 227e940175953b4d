-- One row per year and rater of an appraisal: the rater's share of the whole.
select
    year,
    rater,
    weight,
    share
from marts.appraisal_weights
where appraisal = $appraisal
order by year, rater
