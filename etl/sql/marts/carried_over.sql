-- One row per kind of rule (weights of a scheme, target of an indicator, shares of an appraisal's
-- raters) and subject whose figures stand in a year for which none is laid down: the year of the
-- figures, and the last year with a rule (rule_year), by which they are reckoned until then. A rule
-- whose sheet names no year counts for every year.
with rules as (
    select
        'weights' as kind,
        scheme as subject,
        max(weights_year) as rule_year
    from raw.schemes
    where _current and weights_year is not null
    group by scheme
    union all
    select
        'target' as kind,
        indicator as subject,
        target_year as rule_year
    from raw.indicators
    where _current and target is not null and target_year is not null
    union all
    select
        'shares' as kind,
        appraisal as subject,
        max(year) as rule_year
    from staging.appraisal_weights
    group by appraisal
),

figures as (
    select
        if(kind = 'scheme', 'weights', 'target') as kind,
        subject,
        max(year(period_end)) as year
    from marts.period_coverage
    where is_current
    group by kind, subject
    union all
    select
        'shares' as kind,
        appraisal as subject,
        max(year(period_end)) as year
    from marts.appraisal_scores
    group by appraisal
)

select
    rules.kind,
    rules.subject,
    figures.year,
    rules.rule_year
from rules
inner join figures on rules.kind = figures.kind and rules.subject = figures.subject
where figures.year > rules.rule_year
order by rules.kind, rules.subject
