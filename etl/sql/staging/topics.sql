-- One row per topic and the forum it was discussed at, if any.
select
    topics.topic,
    topics.forum_no,
    topics.kind,
    topics.proposer,
    coalesce(topics.proposed, topics.proposed_to) as proposed,
    coalesce(topics.accepted, topics.accepted_to) as accepted,
    count(*) over (partition by topics.forum_no) as topics_of_forum,
    uploads.is_demo,
    topics._upload,
    topics._sheet,
    topics._row,
    topics._cell
from raw.topics as topics
inner join raw.uploads as uploads on topics._upload = uploads.upload
where topics._current
