-- One row per topic, forum and way from one stage to a later one on which it set out: to the next
-- stage from each, and from the proposal to each. days: until it arrived; a topic still on its way
-- has waited until the day that the board stands on. One that was declined left the way on the day
-- on which its outcome was formed, the last that is known of it. A way to or from a stage that was
-- passed without a day of its own has no length and is left out.
with ways as (
    select
        starts.stage_no as from_no,
        ends.stage_no as to_no
    from staging.stages as starts
    inner join staging.stages as ends on starts.stage_no < ends.stage_no
    where starts.stage_no = 1 or ends.stage_no = starts.stage_no + 1
),

dated as (
    select
        topic,
        forum_no,
        stage_no,
        is_declined,
        formed,
        skipped,
        list_value(proposed, discussed, formed, used, effective) as days,
        is_demo
    from marts.topic_stages
),

travelled as (
    select
        dated.topic,
        dated.forum_no,
        ways.from_no,
        ways.to_no,
        list_extract(dated.days, ways.from_no) as began,
        dated.stage_no >= ways.to_no as is_reached,
        dated.is_declined and dated.stage_no < ways.to_no as is_declined,
        case
            when dated.stage_no >= ways.to_no then list_extract(dated.days, ways.to_no)
            when dated.is_declined then dated.formed
            else as_of.as_of
        end as ended,
        as_of.as_of,
        dated.is_demo
    from dated
    inner join ways
        on
            dated.stage_no >= ways.from_no
            and not list_has_any(dated.skipped, [ways.from_no, ways.to_no])
    cross join staging.as_of as as_of
)

select
    topic,
    forum_no,
    from_no,
    to_no,
    greatest(date_diff('day', began, ended), 0) as days,
    is_reached,
    is_declined,
    is_demo
from travelled
where began <= as_of
order by topic, forum_no, from_no, to_no
