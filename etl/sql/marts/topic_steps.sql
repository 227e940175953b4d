-- One row per topic and stage that it reached, with the days that it took from the stage before.
with reached as (
    select
        topic,
        forum_no,
        cohort,
        cohort_start,
        1 as stage_no,
        proposed as reached,
        cast(null as date) as earlier,
        is_demo
    from marts.topic_stages
    union all
    select
        topic,
        forum_no,
        cohort,
        cohort_start,
        2 as stage_no,
        discussed as reached,
        proposed as earlier,
        is_demo
    from marts.topic_stages
    where stage_no >= 2
    union all
    select
        topic,
        forum_no,
        cohort,
        cohort_start,
        3 as stage_no,
        formed as reached,
        discussed as earlier,
        is_demo
    from marts.topic_stages
    where stage_no >= 3
    union all
    select
        topic,
        forum_no,
        cohort,
        cohort_start,
        4 as stage_no,
        used as reached,
        formed as earlier,
        is_demo
    from marts.topic_stages
    where stage_no >= 4
    union all
    select
        topic,
        forum_no,
        cohort,
        cohort_start,
        5 as stage_no,
        effective as reached,
        used as earlier,
        is_demo
    from marts.topic_stages
    where stage_no >= 5
)

select
    reached.topic,
    reached.forum_no,
    reached.cohort,
    reached.cohort_start,
    stages.stage,
    reached.stage_no,
    reached.reached,
    case
        when reached.reached < reached.earlier then 0
        else date_diff('day', reached.earlier, reached.reached)
    end as days,
    reached.is_demo
from reached
inner join staging.stages as stages on reached.stage_no = stages.stage_no
order by reached.cohort_start, reached.topic, reached.forum_no, reached.stage_no
