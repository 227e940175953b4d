-- One row per topic and forum: how far it came by the day that the board stands on.
-- A later stage reached means that the earlier ones were reached, by that day at the latest: the
-- day of a stage is never later than those after it. skipped: the stages passed without a day of
-- their own. A day after the board's is set aside. is_declined: its outcomes were formed, none
-- taken up.
with traced as (
    select
        forum_no,
        topic,
        outcome,
        formed,
        used,
        effective,
        is_declined,
        lead,
        row_number() over (
            partition by forum_no, topic order by formed nulls last, outcome
        ) as place
    from staging.outcomes
),

gathered as (
    select
        topics.topic,
        topics.forum_no,
        min(traced.formed) as formed,
        min(traced.used) as used,
        min(traced.effective) as effective,
        min(traced.lead) as lead,
        min(case when traced.is_declined then 1 else 0 end) = 1 as is_declined,
        min(case when traced.place = 1 then traced.outcome end) as outcome
    from staging.topics as topics
    inner join traced
        on
            topics.forum_no = traced.forum_no
            and (
                topics.topic = traced.topic
                or (traced.topic is null and topics.topics_of_forum = 1)
            )
    group by topics.topic, topics.forum_no
),

dated as (
    select
        topics.topic,
        topics.forum_no,
        topics.kind,
        topics.proposer,
        forums.host,
        forums.format,
        case when topics.proposed <= as_of.as_of then topics.proposed end as proposed,
        topics.accepted,
        case when forums.held <= as_of.as_of then forums.held end as discussed,
        gathered.formed,
        gathered.used,
        gathered.effective,
        gathered.lead,
        gathered.is_declined,
        gathered.outcome,
        forums.held as planned,
        as_of.counted_to,
        topics.is_demo,
        topics._upload,
        topics._sheet,
        topics._row,
        topics._cell
    from staging.topics as topics
    cross join staging.as_of as as_of
    left join staging.forums as forums on topics.forum_no = forums.forum_no
    left join gathered
        on topics.topic = gathered.topic and topics.forum_no = gathered.forum_no
),

staged as (
    select
        * exclude (proposed, discussed, formed, used),
        least(
            coalesce(proposed, accepted, planned), discussed, formed, used, effective
        ) as proposed,
        least(discussed, formed, used, effective) as discussed,
        least(formed, used, effective) as formed,
        least(used, effective) as used,
        case
            when effective is not null then 5
            when used is not null then 4
            when formed is not null then 3
            when discussed is not null then 2
            else 1
        end as stage_no,
        list_filter(
            [
                case when discussed is null then 2 end,
                case when formed is null then 3 end,
                case when used is null then 4 end
            ],
            lambda step: step is not null
        ) as undated
    from dated
),

named as (
    select
        staged.*,
        stages.stage
    from staged
    inner join staging.stages as stages on staged.stage_no = stages.stage_no
)

select
    topic,
    forum_no,
    kind,
    proposer,
    host,
    format,
    proposed,
    accepted,
    discussed,
    formed,
    used,
    effective,
    list_filter(undated, lambda step: step < stage_no) as skipped,
    stage,
    stage_no,
    coalesce(stage_no = 3 and is_declined, false) as is_declined,
    case stage_no
        when 1 then date_diff('day', proposed, counted_to)
        when 2 then date_diff('day', discussed, counted_to)
        when 3 then date_diff('day', formed, counted_to)
        when 4 then date_diff('day', used, counted_to)
    end as days_in_stage,
    case stage_no
        when 1 then coalesce(proposer, host)
        when 2 then coalesce(host, proposer)
        else coalesce(lead, proposer, host)
    end as owner,
    outcome,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from named
order by proposed, topic, forum_no
