-- One row per topic and forum: how far it came by the day that the board stands on.
-- A stage counts only if all earlier ones do, so that a funnel never grows.
-- is_declined: its outcomes were formed, and none was taken up.
with led_to as (
    select
        outcome,
        min(started) as started,
        min(lead) as lead
    from staging.projects
    group by outcome
),

traced as (
    select
        outcomes.forum_no,
        outcomes.topic,
        outcomes.outcome,
        outcomes.formed,
        case
            when outcomes.adopted is null then projects.started
            when projects.started is null then outcomes.adopted
            else least(outcomes.adopted, projects.started)
        end as used,
        outcomes.effective,
        outcomes.is_declined,
        projects.lead,
        row_number() over (
            partition by outcomes.forum_no, outcomes.topic
            order by outcomes.formed nulls last, outcomes.outcome
        ) as place
    from staging.outcomes as outcomes
    left join led_to as projects on outcomes.outcome = projects.outcome
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
        coalesce(topics.proposed, topics.accepted, forums.held) as proposed,
        topics.accepted,
        case when forums.held <= as_of.as_of then forums.held end as discussed,
        case when gathered.formed <= as_of.as_of then gathered.formed end as formed,
        case when gathered.used <= as_of.as_of then gathered.used end as used,
        case when gathered.effective <= as_of.as_of then gathered.effective end as effective,
        gathered.lead,
        gathered.is_declined,
        gathered.outcome,
        as_of.as_of,
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
        *,
        case
            when discussed is null then 1
            when formed is null then 2
            when used is null then 3
            when effective is null then 4
            else 5
        end as stage_no
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
    case when stage_no >= 3 then formed end as formed,
    case when stage_no >= 4 then used end as used,
    case when stage_no >= 5 then effective end as effective,
    stage,
    stage_no,
    coalesce(stage_no = 3 and is_declined, false) as is_declined,
    case stage_no
        when 1 then date_diff('day', proposed, as_of)
        when 2 then date_diff('day', discussed, as_of)
        when 3 then date_diff('day', formed, as_of)
        when 4 then date_diff('day', used, as_of)
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
