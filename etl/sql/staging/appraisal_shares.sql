-- One row per appraisal, year that was weighed or scored, and rater: the weight and share of the
-- year, or, where none is laid down for it yet, of the last year before that has any (rule_year).
with years as (
    select
        appraisal,
        year
    from staging.appraisal_weights
    union
    select
        appraisal,
        year(period_to) as year
    from raw.appraisal_scores
    where _current and period_to is not null
),

ruled as (
    select
        years.appraisal,
        years.year,
        max(weights.year) as rule_year
    from years
    inner join staging.appraisal_weights as weights
        on years.appraisal = weights.appraisal and years.year >= weights.year
    group by years.appraisal, years.year
)

select
    ruled.appraisal,
    ruled.year,
    ruled.rule_year,
    weights.rater,
    weights.weight,
    weights.share
from ruled
inner join staging.appraisal_weights as weights
    on ruled.appraisal = weights.appraisal and ruled.rule_year = weights.year
