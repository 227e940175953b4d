-- One row per topic of a cohort: the row of the workbook that it stems from.
select
    stages.file,
    stages.loaded_by,
    stages.loaded_at,
    stages.sheet,
    stages.cell,
    stages.topic as about,
    strftime(stages.proposed, '%Y-%m-%d') as written
from memory.with_cells('marts.topic_stages') as stages
inner join marts.topic_cohorts as cohorts
    on stages.topic = cohorts.topic and stages.forum_no is not distinct from cohorts.forum_no
where cohorts.basis = $basis and cohorts.cohort = $cohort
order by stages.topic
