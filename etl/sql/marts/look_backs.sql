-- One row per look-back at an outcome: done or overdue, the gap that it found, and the new topic
-- that came of the gap, with the forum that took it up: there the loop closes.
with outcomes as (
    select
        outcome,
        forum_no,
        topic,
        effective
    from marts.outcome_uses
    qualify row_number() over (partition by outcome order by formed, forum_no) = 1
),

topics as (
    select
        topic,
        forum_no,
        state
    from marts.topics
    qualify row_number() over (partition by topic order by forum_no desc nulls last) = 1
)

select
    look_backs.outcome,
    outcomes.forum_no,
    outcomes.effective,
    coalesce(raised.proposer, forums.host) as owner,
    look_backs.due,
    year(look_backs.due) as year,
    case when look_backs.looked <= as_of.as_of then look_backs.looked end as looked,
    look_backs.gap,
    look_backs.topic as new_topic,
    topics.forum_no as new_forum_no,
    topics.state as new_state,
    case
        when coalesce(look_backs.looked > as_of.as_of, true)
            then if(coalesce(look_backs.due < as_of.counted_to, false), 'overdue', 'open')
        when topics.topic is not null then 'linked'
        when look_backs.gap is not null then 'gap'
        else 'fine'
    end as state,
    case
        when
            coalesce(look_backs.looked > as_of.as_of, true)
            and look_backs.due < as_of.counted_to
            then date_diff('day', look_backs.due, as_of.counted_to)
    end as days_overdue,
    look_backs.is_demo,
    look_backs._upload,
    look_backs._sheet,
    look_backs._row,
    look_backs._cell
from staging.look_backs as look_backs
cross join staging.as_of as as_of
left join outcomes on look_backs.outcome = outcomes.outcome
left join staging.forums as forums on outcomes.forum_no = forums.forum_no
left join staging.topics as raised
    on outcomes.topic = raised.topic and outcomes.forum_no = raised.forum_no
left join topics on look_backs.topic = topics.topic
order by look_backs.due, look_backs.outcome
