-- One row per forum of a year, newest first.
select
    forum_no,
    theme,
    concat_ws(' ', forum_no, theme) as label,
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
