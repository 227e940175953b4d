-- One row per outcome of a topic that is seen, of an own forum's without a topic, or that went to
-- the unit.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select uses.* replace (if(memory.is_others(uses.goes_to), '其他单位', uses.goes_to) as goes_to)
from whole.marts.outcome_uses as uses
where
    memory.is_own(uses.goes_to)
    or exists (
        select 1
        from marts.topic_stages as own
        where
            own.topic = uses.topic
            and own.forum_no is not distinct from uses.forum_no
    )
    or (
        uses.topic is null
        and uses.forum_no in (select forums.forum_no from marts.forums as forums)
    )
