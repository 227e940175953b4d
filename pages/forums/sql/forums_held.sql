-- One row per forum of a year, newest first.
select
    forum_no,
    theme,
    held,
    host,
    format,
    mode,
    attendance,
    segments,
    topics,
    outcomes,
    archived,
    is_demo
from marts.forums
where year = $year
order by held desc
