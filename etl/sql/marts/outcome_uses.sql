-- One row per outcome: the kind of its topic, the way in which it is used, whom it went to, and
-- what came of it by the board's day; one that was never taken up cannot have had an effect.
with led as (
    select
        outcome,
        min(started) as started,
        string_agg(distinct lead, '、' order by lead) as lead
    from staging.projects
    where outcome is not null
    group by outcome
)

select
    outcomes.forum_no,
    outcomes.outcome,
    topics.topic,
    topics.kind as topic_kind,
    outcomes.use,
    case outcomes.use
        when '部室采纳' then coalesce(topics.proposer, forums.host)
        when '机关通报' then '机关各部室'
        when '书面报告' then '主要领导'
        when '专项办推进' then concat_ws('、', '专项办', led.lead)
        when '重点项目' then coalesce(led.lead, topics.proposer, forums.host)
    end as goes_to,
    case
        when not coalesce(least(outcomes.adopted, led.started) <= as_of.as_of, false)
            then case when outcomes.is_declined then 'declined' else 'studied' end
        when outcomes.effective <= as_of.as_of then 'effective'
        else 'used'
    end as state,
    year(coalesce(topics.proposed, forums.held, outcomes.formed)) as year,
    outcomes.formed,
    outcomes.adopted,
    outcomes.effective,
    outcomes.effect,
    outcomes.is_demo,
    outcomes._upload,
    outcomes._sheet,
    outcomes._row,
    outcomes._cell
from staging.outcomes as outcomes
cross join staging.as_of as as_of
left join led on outcomes.outcome = led.outcome
left join staging.forums as forums on outcomes.forum_no = forums.forum_no
left join staging.topics as topics
    on
        outcomes.forum_no = topics.forum_no
        and (
            outcomes.topic = topics.topic
            or (outcomes.topic is null and topics.topics_of_forum = 1)
        )
where outcomes.formed <= as_of.as_of
order by outcomes.formed, outcomes.outcome, outcomes.forum_no
