-- One row per forum held; one that is still to come is none yet, nor is an outcome counted that is
-- to be formed later.
with counted_topics as (
    select
        forum_no,
        count(*) as topics
    from staging.topics
    group by forum_no
),

counted_outcomes as (
    select
        forum_no,
        count(*) as outcomes
    from staging.outcomes
    where coalesce(formed, used, effective) is not null
    group by forum_no
)

select
    forums.forum_no,
    forums.theme,
    forums.held,
    cast(extract(year from forums.held) as integer) as year,
    cast(date_trunc('month', forums.held) as date) as month,
    forums.host,
    forums.format,
    forums.mode,
    forums.attendance,
    forums.ask,
    forums.speak,
    forums.lift,
    forums.show,
    forums.seek,
    case when forums.ask is null then 0 else 1 end
    + case when forums.speak is null then 0 else 1 end
    + case when forums.lift is null then 0 else 1 end
    + case when forums.show is null then 0 else 1 end
    + case when forums.seek is null then 0 else 1 end as segments,
    case when forums.archived <= as_of.as_of then forums.archived end as archived,
    coalesce(counted_topics.topics, 0) as topics,
    coalesce(counted_outcomes.outcomes, 0) as outcomes,
    forums.is_demo,
    forums._upload,
    forums._sheet,
    forums._row,
    forums._cell
from staging.forums as forums
inner join staging.as_of as as_of on forums.held <= as_of.as_of
left join counted_topics on forums.forum_no = counted_topics.forum_no
left join counted_outcomes on forums.forum_no = counted_outcomes.forum_no
order by forums.held, forums.forum_no
