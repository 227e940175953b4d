-- One row per forum: whether its materials were handed in, and how many days late; they are due 30
-- days after the forum.
select
    forums.forum_no,
    forums.theme,
    forums.held,
    forums.year,
    forums.host,
    forums.segments,
    forums.topics,
    forums.outcomes,
    forums.archived,
    forums.held + 30 as due,
    greatest(
        date_diff('day', forums.held + 30, coalesce(forums.archived, as_of.counted_to)), 0
    ) as days_late,
    case
        when forums.archived > forums.held + 30 then 'late'
        when forums.archived is not null then 'in_time'
        when forums.held + 30 < as_of.counted_to then 'missing'
        else 'open'
    end as state,
    forums.is_demo,
    forums._upload,
    forums._sheet,
    forums._row,
    forums._cell
from marts.forums as forums
cross join staging.as_of as as_of
order by forums.held, forums.forum_no
