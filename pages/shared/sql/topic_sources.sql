-- One row per topic of a cohort: the row of the workbook that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    stages._sheet as sheet,
    stages._cell as cell,
    stages.topic as about,
    strftime(stages.proposed, '%Y-%m-%d') as written
from marts.topic_stages as stages
inner join marts.topic_cohorts as cohorts
    on stages.topic = cohorts.topic and stages.forum_no is not distinct from cohorts.forum_no
inner join marts.uploads as uploads on stages._upload = uploads.upload
where cohorts.basis = $basis and cohorts.cohort = $cohort
order by stages.topic
