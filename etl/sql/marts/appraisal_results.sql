-- One row per appraisal, period and unit: the raters' means by the year's weights, or
-- those of the last year before that has any (rule_year). A missing rater
-- is named and its weight shared among the others, never counted as nought; without any weight
-- there is no score. Ranks (ties share one) are on the score rounded to two decimals, among units
-- for which raters of half the weight at least were heard. rater_gap: how far apart the highest and
-- the lowest rater's means lie.
with by_rater as (
    select
        appraisal,
        period_start,
        period_end,
        grain,
        unit,
        rater,
        any_value(share) as share,
        avg(score) as score,
        max(raters) as raters,
        sum(opinions) as opinions,
        sum(answered) as answered,
        bool_or(is_demo) as is_demo
    from marts.appraisal_scores
    where score is not null
    group by appraisal, period_start, period_end, grain, unit, rater
),

scored as (
    select
        appraisal,
        period_start,
        period_end,
        grain,
        unit,
        methods.rounded(
            sum(score * share order by rater) / nullif(sum(share order by rater), 0), 1, 2
        ) as score,
        round(sum(share order by rater), 9) as covered,
        max(raters) as raters,
        sum(opinions) as opinions,
        sum(answered) as answered,
        case when count(*) > 1 then methods.rounded(max(score) - min(score), 1, 2) end as rater_gap,
        list(rater order by rater) as heard,
        bool_or(is_demo) as is_demo
    from by_rater
    group by appraisal, period_start, period_end, grain, unit
),

rules as (
    select distinct
        appraisal,
        year,
        rule_year
    from staging.appraisal_shares
),

missing as (
    select
        scored.appraisal,
        scored.grain,
        scored.period_start,
        scored.period_end,
        scored.unit,
        string_agg(asked.rater, '、' order by asked.rater) as missing_raters
    from scored
    inner join staging.appraisal_shares as asked
        on scored.appraisal = asked.appraisal and year(scored.period_end) = asked.year
    where not list_contains(scored.heard, asked.rater)
    group by all
),

graded as (
    select
        scored.*,
        missing.missing_raters,
        rules.rule_year,
        max_by(grades.grade, grades.threshold) as grade
    from scored
    left join missing
        on
            scored.appraisal = missing.appraisal
            and scored.grain = missing.grain
            and scored.period_start = missing.period_start
            and scored.period_end = missing.period_end
            and scored.unit = missing.unit
    left join rules
        on scored.appraisal = rules.appraisal and year(scored.period_end) = rules.year
    left join staging.appraisal_grades as grades
        on
            scored.appraisal = grades.appraisal
            and rules.rule_year = grades.year
            and scored.score >= grades.threshold
    group by all
),

ranked as (
    select
        *,
        case
            when covered >= 0.5
                then rank() over (
                    partition by appraisal, grain, period_start, period_end
                    order by case when covered >= 0.5 then score end desc nulls last
                )
        end as rank,
        count(case when covered >= 0.5 then score end)
            over (partition by appraisal, grain, period_start, period_end)
            as ranked
    from graded
),

followed as (
    select
        *,
        lag(score) over (course) as previous_score,
        lag(rank) over (course) as previous_rank
    from ranked
    window course as (
        partition by appraisal, grain, unit
        order by period_end, period_start
    )
)

select
    appraisal,
    grain,
    period_start,
    period_end,
    unit,
    score,
    rank,
    ranked,
    previous_score,
    previous_rank - rank as rank_change,
    grade,
    rule_year,
    missing_raters,
    raters,
    opinions,
    answered,
    rater_gap,
    is_demo
from followed
order by appraisal, grain, period_end, period_start, rank nulls last, unit
