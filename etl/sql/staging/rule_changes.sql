-- One row per change of rules: what changed (points, shares, weights, target, and of an indicator
-- its unit, direction or accrual, which breaks its series), of what (label), how
-- (detail: names and figures, before→after), since when, and the indicator or the scheme that it
-- concerns; without either it concerns all. A target and a scheme's weights count from the day on
-- which another upload stated others, for their sheets have no day of their own.
with points as (
    select
        rules.since,
        string_agg(
            coalesce(rules.media, rules.level) || ' '
            || if(rules.points_before is null, '', format('{:.10g}→', rules.points_before))
            || format('{:.10g}', rules.points),
            '、' order by rules.level, rules.media nulls first
        ) as detail,
        string_agg(distinct rules.level, '、' order by rules.level) as label,
        bool_or(rules.is_demo) as is_demo
    from marts.scoring_rules as rules
    where rules.since is not null and rules.points is distinct from rules.points_before
    group by rules.since
),

years as (
    select
        appraisal,
        year,
        lag(year) over (partition by appraisal order by year) as year_before,
        bool_or(is_demo) as is_demo
    from staging.appraisal_weights
    group by appraisal, year
),

raters as (
    select distinct
        years.appraisal,
        years.year,
        years.year_before,
        years.is_demo,
        weights.rater
    from years
    inner join staging.appraisal_weights as weights
        on
            years.appraisal = weights.appraisal
            and weights.year in (years.year, years.year_before)
    where years.year_before is not null
),

shares as (
    select
        raters.appraisal as label,
        make_date(raters.year, 1, 1) as since,
        string_agg(
            format(
                '{} {:.10g}%→{:.10g}%',
                raters.rater,
                round(100 * coalesce(before.share, 0), 2),
                round(100 * coalesce(weights.share, 0), 2)
            ),
            '、' order by coalesce(-weights.share, 0), raters.rater
        ) as detail,
        any_value(indicators.indicator) as indicator,
        bool_or(raters.is_demo) as is_demo
    from raters
    left join staging.appraisal_weights as weights
        on
            raters.appraisal = weights.appraisal
            and raters.year = weights.year
            and raters.rater = weights.rater
    left join staging.appraisal_weights as before
        on
            raters.appraisal = before.appraisal
            and raters.year_before = before.year
            and raters.rater = before.rater
    left join staging.indicators as indicators on raters.appraisal = indicators.indicator
    where round(coalesce(weights.share, 0) - coalesce(before.share, 0), 6) <> 0
    group by raters.appraisal, raters.year
),

stated_targets as (
    select
        stated.indicator,
        stated.target,
        stated.target_written,
        lag(stated.target) over by_upload as target_before,
        lag(stated.target_written) over by_upload as written_before,
        cast(uploads.loaded_at as date) as since,
        uploads.is_demo
    from raw.indicators as stated
    inner join raw.uploads as uploads on stated._upload = uploads.upload
    where stated.target is not null
    window by_upload as (
        partition by stated.indicator order by stated._upload asc, stated._row asc
    )
),

stated_weights as (
    select
        stated.scheme,
        coalesce(stated.indicator, stated.dimension) as node,
        stated.weight,
        lag(stated.weight) over by_upload as weight_before,
        cast(uploads.loaded_at as date) as since,
        stated._row,
        uploads.is_demo
    from raw.schemes as stated
    inner join raw.uploads as uploads on stated._upload = uploads.upload
    where stated.weight is not null
    window by_upload as (
        partition by stated.scheme, stated.dimension, stated.indicator
        order by stated._upload asc, stated._row asc
    )
)

select
    'points' as rule,
    label,
    detail,
    since,
    is_demo
from points
union all by name
select
    'shares' as rule,
    label,
    detail,
    since,
    indicator,
    is_demo
from shares
union all by name
select
    'target' as rule,
    indicator as label,
    written_before || '→' || target_written as detail,
    since,
    indicator,
    is_demo
from stated_targets
where target <> target_before
union all by name
select
    'weights' as rule,
    scheme as label,
    string_agg(format('{} {:.10g}→{:.10g}', node, weight_before, weight), '、' order by _row)
        as detail,
    since,
    scheme,
    bool_or(is_demo) as is_demo
from stated_weights
where weight <> weight_before
group by scheme, since
union all by name
select
    rule,
    indicator as label,
    said_before || '→' || said as detail,
    max(since) as since,
    indicator,
    bool_or(is_demo) as is_demo
from staging.series_breaks
group by rule, indicator, said_before, said
