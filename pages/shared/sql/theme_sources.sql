-- One row per topic proposed in a year: the row of the theme plan that it stems from.
with topics as (
    select *
    from marts.topics
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    topics._sheet as sheet,
    topics._cell as cell,
    topics.topic as about,
    strftime(coalesce(topics.proposed, topics.accepted), '%Y-%m-%d') as written
from topics
inner join marts.uploads as uploads on topics._upload = uploads.upload
order by topics.proposed, topics.topic
