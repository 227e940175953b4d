-- One row per cohort (half-year in which topics were proposed) and stage.
-- median_days: from the previous stage to this one, among the topics that reached it.
with steps as (
    select
        cohort,
        cohort_start,
        is_demo,
        1 as stage_no,
        true as is_reached,
        cast(null as bigint) as days
    from marts.topic_stages
    union all
    select
        cohort,
        cohort_start,
        is_demo,
        2 as stage_no,
        stage_no >= 2 as is_reached,
        case when stage_no >= 2 then date_diff('day', proposed, discussed) end as days
    from marts.topic_stages
    union all
    select
        cohort,
        cohort_start,
        is_demo,
        3 as stage_no,
        stage_no >= 3 as is_reached,
        case when stage_no >= 3 then date_diff('day', discussed, formed) end as days
    from marts.topic_stages
    union all
    select
        cohort,
        cohort_start,
        is_demo,
        4 as stage_no,
        stage_no >= 4 as is_reached,
        case when stage_no >= 4 then date_diff('day', formed, used) end as days
    from marts.topic_stages
    union all
    select
        cohort,
        cohort_start,
        is_demo,
        5 as stage_no,
        stage_no >= 5 as is_reached,
        case when stage_no >= 5 then date_diff('day', used, effective) end as days
    from marts.topic_stages
),

ordered as (
    select
        *,
        row_number() over (
            partition by cohort, stage_no order by days nulls last
        ) as place,
        count(days) over (partition by cohort, stage_no) as finished
    from steps
),

counted as (
    select
        cohort,
        cohort_start,
        stage_no,
        count(case when is_reached then 1 end) as topics,
        avg(
            case
                when
                    place <= finished
                    and place in ((finished + 1) // 2, (finished + 2) // 2)
                    then greatest(days, 0)
            end
        ) as median_days,
        bool_or(is_demo) as is_demo
    from ordered
    group by cohort, cohort_start, stage_no
)

select
    cohort,
    cohort_start,
    case stage_no
        when 1 then 'proposed'
        when 2 then 'discussed'
        when 3 then 'formed'
        when 4 then 'used'
        else 'effective'
    end as stage,
    stage_no,
    topics,
    topics / nullif(
        first_value(topics) over (partition by cohort order by stage_no), 0
    ) as share_of_first,
    topics / nullif(lag(topics) over (partition by cohort order by stage_no), 0)
        as share_of_previous,
    median_days,
    is_demo
from counted
order by cohort_start, cohort, stage_no
