-- One row per topic of a cohort, or of all: the row of the workbook that it stems from.
with stages as (
    select *
    from marts.topic_stages
    where $cohort is null or cohort = $cohort
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    stages._sheet as sheet,
    stages._cell as cell,
    stages.topic as about,
    strftime(stages.proposed, '%Y-%m-%d') as written
from stages
inner join marts.uploads as uploads on stages._upload = uploads.upload
order by stages.topic
