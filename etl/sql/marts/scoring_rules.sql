-- One row per rule of points: level, medium (null: any other of the level) and the day it began.
select
    rules.level,
    rules.media,
    rules.since,
    rules.points,
    lag(rules.points) over (
        partition by rules.level, rules.media
        order by rules.since nulls first
    ) as points_before,
    uploads.is_demo,
    rules._upload,
    rules._sheet,
    rules._row,
    rules._cell
from raw.scoring_rules as rules
inner join raw.uploads as uploads on rules._upload = uploads.upload
where rules._current
order by rules.level, rules.media, rules.since
