-- One row per topic that is on its way and is seen of marts.topic_stages; another unit with which
-- it waits is not named.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select ageing.* replace (if(memory.is_others(ageing.owner), '其他单位', ageing.owner) as owner)
from whole.marts.ageing as ageing
where
    exists (
        select 1
        from marts.topic_stages as own
        where
            own.topic = ageing.topic
            and own.forum_no is not distinct from ageing.forum_no
    )
