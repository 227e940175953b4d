-- Exactly one row: one forum, and what was recorded of it in each of its five segments.
select
    forums.forum_no,
    forums.theme,
    forums.held,
    forums.host,
    forums.format,
    forums.mode,
    forums.attendance,
    forums.archived,
    forums.ask as asked,
    forums.speak as spoken,
    forums.lift as lifted,
    forums.show as shown,
    forums.seek as sought
from marts.forums as forums
where forums.forum_no = $forum
