-- One row per look-back at an outcome: when it was due, when it was done, what it found.
select
    look_backs.outcome,
    coalesce(look_backs.due_to, look_backs.due) as due,
    coalesce(look_backs.looked, look_backs.looked_to) as looked,
    nullif(trim(look_backs.gap), '') as gap,
    look_backs.topic,
    uploads.is_demo,
    look_backs._upload,
    look_backs._sheet,
    look_backs._row,
    look_backs._cell
from raw.look_backs as look_backs
inner join raw.uploads as uploads on look_backs._upload = uploads.upload
where look_backs._current
