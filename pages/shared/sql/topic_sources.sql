-- One row per topic of a cohort: the row of the workbook that it stems from.
select
    stages.topic as about,
    strftime(stages.proposed, '%Y-%m-%d') as written,
    uploads.file,
    stages._sheet as sheet,
    stages._cell as cell,
    uploads.loaded_by,
    uploads.loaded_at
from marts.topic_stages as stages
inner join marts.uploads as uploads on stages._upload = uploads.upload
where stages.cohort = $cohort
order by stages.topic
