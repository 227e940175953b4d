-- One row per topic and forum that the unit proposed, or that waits with it; another unit is named
-- neither as the forum's host nor as whom it waits with.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select
    * replace (
        if(memory.is_others(host), '其他单位', host) as host,
        if(memory.is_others(owner), '其他单位', owner) as owner
    )
from whole.marts.topic_stages
where memory.is_own(proposer) or memory.is_own(owner)
