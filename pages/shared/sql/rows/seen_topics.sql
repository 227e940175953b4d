-- One row per topic and forum that is seen of marts.topic_stages; without the theme of another
-- unit's forum.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select topics.* replace (if(forums.forum_no is null, null, topics.theme) as theme)
from whole.marts.topics as topics
left join marts.forums as forums on topics.forum_no = forums.forum_no
where
    exists (
        select 1
        from marts.topic_stages as own
        where
            own.topic = topics.topic
            and own.forum_no is not distinct from topics.forum_no
    )
