-- Exactly one row: what was recorded of one forum in each of its five segments.
select
    forums.forum_no,
    forums.theme,
    forums.held,
    forums.host,
    forums.ask as asked,
    forums.speak as spoken,
    forums.lift as lifted,
    forums.show as shown,
    forums.seek as sought
from marts.forums as forums
where concat_ws(' ', forums.forum_no, forums.theme) = $label
