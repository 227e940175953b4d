-- One row per forum; a forum of which only the month is known counts from that month's first day.
select
    forums.forum_no,
    forums.theme,
    coalesce(forums.held, forums.held_to) as held,
    forums.held_to,
    forums.host,
    forums.format,
    forums.mode,
    forums.attendance,
    nullif(trim(forums.ask), '') as ask,
    nullif(trim(forums.speak), '') as speak,
    nullif(trim(forums.lift), '') as lift,
    nullif(trim(forums.show), '') as show,
    nullif(trim(forums.seek), '') as seek,
    coalesce(forums.archived, forums.archived_to) as archived,
    uploads.is_demo,
    forums._upload,
    forums._sheet,
    forums._row,
    forums._cell
from raw.forums as forums
inner join raw.uploads as uploads on forums._upload = uploads.upload
where forums._current
