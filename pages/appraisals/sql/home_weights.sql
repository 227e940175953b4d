-- One row per year and rater of the homes of workers: the rater's share of the whole.
select
    year,
    rater,
    weight,
    share
from marts.appraisal_weights
where appraisal like '%职工之家%'
order by year, rater
