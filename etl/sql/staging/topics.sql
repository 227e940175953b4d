-- One row per topic and the forum it was discussed at. A topic that was listed before it had a
-- forum and again with one is one topic; its earliest dates count.
with listed as (
    select
        topics.topic,
        topics.forum_no,
        topics.kind,
        topics.proposer,
        coalesce(topics.proposed, topics.proposed_to) as proposed,
        coalesce(topics.accepted, topics.accepted_to) as accepted,
        max(topics.forum_no) over (partition by topics.topic) as any_forum_no,
        uploads.is_demo,
        topics._upload,
        topics._sheet,
        topics._row,
        topics._cell
    from raw.topics as topics
    inner join raw.uploads as uploads on topics._upload = uploads.upload
    where topics._current
),

unscheduled as (
    select
        topic,
        min(kind) as kind,
        min(proposer) as proposer,
        min(proposed) as proposed,
        min(accepted) as accepted
    from listed
    where forum_no is null
    group by topic
)

select
    listed.topic,
    listed.forum_no,
    coalesce(listed.kind, unscheduled.kind) as kind,
    coalesce(listed.proposer, unscheduled.proposer) as proposer,
    coalesce(listed.proposed, unscheduled.proposed) as proposed,
    coalesce(listed.accepted, unscheduled.accepted) as accepted,
    count(*) over (partition by listed.forum_no) as topics_of_forum,
    listed.is_demo,
    listed._upload,
    listed._sheet,
    listed._row,
    listed._cell
from listed
left join unscheduled on listed.topic = unscheduled.topic
where listed.forum_no is not null or listed.any_forum_no is null
