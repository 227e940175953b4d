-- One row per rule of points: the row that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    rules._sheet as sheet,
    rules._cell as cell,
    concat_ws(' · ', rules.level, rules.media) as about,
    cast(rules.points as varchar) as written
from marts.scoring_rules as rules
inner join marts.uploads as uploads on rules._upload = uploads.upload
order by rules.level, rules.media, rules.since
