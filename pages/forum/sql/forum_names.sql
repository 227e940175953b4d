-- One row per forum held, the latest first.
select
    forum_no,
    theme
from marts.forums
order by held desc, forum_no desc
