-- One row per outcome: the kind of its topic, the way in which it is used, whom it went to, and
-- what came of it by the board's day. One that had an effect was taken up, noted or not.
-- year: that of its topic (see topics); of one without a topic, that of its forum.
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
        when '专项办推进' then concat_ws('、', '专项办', outcomes.leads)
        when '重点项目' then coalesce(outcomes.leads, topics.proposer, forums.host)
    end as goes_to,
    case
        when outcomes.effective is not null then 'effective'
        when outcomes.used is not null then 'used'
        when outcomes.is_declined then 'declined'
        else 'studied'
    end as state,
    year(coalesce(topics.proposed, topics.accepted, forums.held, outcomes.formed)) as year,
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
left join staging.forums as forums on outcomes.forum_no = forums.forum_no
left join staging.topics as topics
    on
        outcomes.forum_no = topics.forum_no
        and (
            outcomes.topic = topics.topic
            or (outcomes.topic is null and topics.topics_of_forum = 1)
        )
where coalesce(outcomes.formed, outcomes.used, outcomes.effective) is not null
order by outcomes.formed, outcomes.outcome, outcomes.forum_no
