-- One row per cohort (half-year in which topics were proposed) and stage.
-- median_days: from the previous stage to this one, among the topics that reached it.
with ordered as (
    select
        *,
        row_number() over (partition by cohort, stage_no order by days nulls last) as place,
        count(days) over (partition by cohort, stage_no) as timed
    from marts.topic_steps
),

counted as (
    select
        cohort,
        stage_no,
        count(*) as topics,
        avg(case when 2 * place between timed and timed + 2 then days end) as median_days
    from ordered
    group by cohort, stage_no
),

cohorts as (
    select
        cohort,
        cohort_start,
        bool_or(is_demo) as is_demo
    from marts.topic_steps
    group by cohort, cohort_start
),

funnels as (
    select
        cohorts.cohort,
        cohorts.cohort_start,
        stages.stage,
        stages.stage_no,
        coalesce(counted.topics, 0) as topics,
        counted.median_days,
        cohorts.is_demo
    from cohorts
    cross join staging.stages as stages
    left join counted
        on cohorts.cohort = counted.cohort and stages.stage_no = counted.stage_no
)

select
    cohort,
    cohort_start,
    stage,
    stage_no,
    topics,
    topics / first_value(topics) over (partition by cohort order by stage_no) as share_of_first,
    topics / nullif(lag(topics) over (partition by cohort order by stage_no), 0)
        as share_of_previous,
    median_days,
    is_demo
from funnels
order by cohort_start, cohort, stage_no
