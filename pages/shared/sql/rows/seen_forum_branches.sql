-- One row per branch of a topic that is seen, and of an own forum without a topic; what came of it
-- in another unit's project is left out.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select
    branches.* replace (
        if(memory.is_own(branches.lead), branches.project, null) as project,
        if(memory.is_own(branches.lead), branches.task_no, null) as task_no,
        if(memory.is_own(branches.lead), branches.progress, null) as progress,
        if(memory.is_own(branches.lead), branches.light, null) as light,
        if(memory.is_own(branches.lead), branches.campaign, null) as campaign,
        if(memory.is_own(branches.lead), branches.indicator, null) as indicator,
        if(memory.is_own(branches.lead), branches.grain, null) as grain,
        if(memory.is_own(branches.lead), branches.rank_before, null) as rank_before,
        if(memory.is_own(branches.lead), branches.ranked_before, null) as ranked_before,
        if(memory.is_own(branches.lead), branches.before_start, null) as before_start,
        if(memory.is_own(branches.lead), branches.before_end, null) as before_end,
        if(memory.is_own(branches.lead), branches.rank_now, null) as rank_now,
        if(memory.is_own(branches.lead), branches.ranked_now, null) as ranked_now,
        if(memory.is_own(branches.lead), branches.now_start, null) as now_start,
        if(memory.is_own(branches.lead), branches.now_end, null) as now_end,
        if(memory.is_own(branches.lead), branches.lead, null) as lead
    )
from whole.marts.forum_branches as branches
where
    exists (
        select 1
        from marts.topic_stages as own
        where
            own.topic = branches.topic
            and own.forum_no is not distinct from branches.forum_no
    )
    or (
        branches.topic is null
        and branches.forum_no in (select forums.forum_no from marts.forums as forums)
    )
