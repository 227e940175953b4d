-- One row per topic that has begun and is not through: where it waits, with whom, how long, and how
-- many days beyond the median of that stage, by Kaplan and Meier over all topics.
-- state: late (beyond the median), in_time, no_median (fewer than half have left that stage yet);
-- at_work: a project works on it, whose own deadline counts; and what nobody waits for: unchosen,
-- by the research office, or lapsed, having waited for more than a year.
with at_work as (
    select distinct outcome
    from marts.projects
    where light <> 'done' and outcome is not null
),

medians as (
    select
        from_no,
        median_days
    from marts.step_times
    where basis = 'all' and to_no = from_no + 1
)

select
    topics.topic,
    topics.forum_no,
    topics.stage,
    topics.stage_no,
    topics.owner,
    topics.proposed,
    list_extract(
        list_value(topics.proposed, topics.discussed, topics.formed, topics.used), topics.stage_no
    ) as since,
    topics.days_in_stage,
    medians.median_days,
    topics.days_in_stage - medians.median_days as days_beyond,
    case
        when at_work.outcome is not null then 'at_work'
        when topics.stage_no = 1 and topics.accepted is null then 'unchosen'
        when topics.days_in_stage > 365 then 'lapsed'
        when medians.median_days is null then 'no_median'
        when topics.days_in_stage > medians.median_days then 'late'
        else 'in_time'
    end as state,
    topics.is_demo,
    topics._upload,
    topics._sheet,
    topics._row,
    topics._cell
from marts.topic_stages as topics
left join medians on topics.stage_no = medians.from_no
left join at_work on topics.outcome = at_work.outcome
where not topics.is_declined and topics.days_in_stage >= 0  -- null once it is through
order by days_beyond desc nulls last, topics.topic asc, topics.forum_no asc
