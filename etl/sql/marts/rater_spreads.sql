-- One row per appraisal, period, rater and dimension: how far apart this rater's scores lie. One
-- who gives every unit the same (three units at least) tells none from another.
select
    appraisal,
    grain,
    period_start,
    period_end,
    rater,
    dimension,
    any_value(weight) as weight,
    count(score) as units,
    methods.rounded(sum(cast(score as decimal(18, 6))), count(score), 2) as mean,
    round(stddev_samp(score), 2) as spread,
    min(score) as lowest,
    max(score) as highest,
    count(score) >= 3 and min(score) = max(score) as is_same,
    bool_or(is_demo) as is_demo
from marts.appraisal_scores
where score is not null
group by appraisal, grain, period_start, period_end, rater, dimension
order by appraisal, grain, period_end, period_start, rater, dimension nulls first
