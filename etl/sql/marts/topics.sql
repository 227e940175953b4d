-- One row per topic and forum, as the theme plan has it: who proposed it, and when it was chosen.
-- Chosen: on the day that the research office noted, or else by having been put on a forum.
select
    topics.topic,
    topics.forum_no,
    forums.theme,
    forums.held,
    topics.kind,
    topics.proposer,
    topics.proposed,
    topics.accepted,
    year(coalesce(topics.proposed, topics.accepted, forums.held)) as year,
    case
        when forums.held <= as_of.as_of then 'discussed'
        when topics.accepted is not null or topics.forum_no is not null then 'chosen'
        else 'waiting'
    end as state,
    topics.accepted is not null or topics.forum_no is not null as is_chosen,
    case
        when topics.accepted >= topics.proposed
            then date_diff('day', topics.proposed, topics.accepted)
    end as days_to_choice,
    case
        when topics.accepted is null and topics.forum_no is null
            then date_diff('day', topics.proposed, as_of.counted_to)
    end as days_waiting,
    topics.is_demo,
    topics._upload,
    topics._sheet,
    topics._row,
    topics._cell
from staging.topics as topics
cross join staging.as_of as as_of
left join staging.forums as forums on topics.forum_no = forums.forum_no
order by coalesce(topics.proposed, topics.accepted, forums.held), topics.topic, topics.forum_no
