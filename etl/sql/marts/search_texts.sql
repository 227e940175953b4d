-- One row per text that can be searched: a forum's theme, each of its segments, topics, outcomes
-- and the gaps that look-backs found.
with segments as (
    select
        held.forum_no,
        held.theme,
        held.held,
        held.is_demo,
        held._upload,
        held._sheet,
        held._row,
        held._cell,
        parts.segment,
        case parts.segment
            when 'ask' then held.ask
            when 'speak' then held.speak
            when 'lift' then held.lift
            when 'show' then held.show
            when 'seek' then held.seek
        end as words
    from marts.forums as held
    cross join (
        values ('ask'), ('speak'), ('lift'), ('show'), ('seek')
    ) as parts (segment)
)

select
    'theme' as kind,
    theme as title,
    concat_ws(' · ', host, format) as text,
    forum_no,
    held as day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.forums
union all
select
    segment as kind,
    theme as title,
    words as text,
    forum_no,
    held as day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from segments
where words is not null
union all
select
    'topic' as kind,
    topic as title,
    concat_ws(' · ', kind, proposer, theme) as text,
    forum_no,
    coalesce(proposed, accepted, held) as day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.topics
union all
select
    'outcome' as kind,
    outcome as title,
    concat_ws(' · ', topic, kind, use, effect) as text,
    forum_no,
    formed as day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from staging.outcomes
union all
select
    'gap' as kind,
    outcome as title,
    concat_ws(' · ', gap, new_topic) as text,
    forum_no,
    looked as day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.look_backs
where gap is not null
order by day, kind, title, _upload, _sheet, _row
