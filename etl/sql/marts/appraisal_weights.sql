-- One row per appraisal, year and rater: the weight as stated, and as a share of the year's.
select
    appraisal,
    year,
    rater,
    weight,
    share,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from staging.appraisal_weights
order by appraisal, year, rater
