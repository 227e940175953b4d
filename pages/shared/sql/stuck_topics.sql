-- One row per topic of a cohort that has not taken effect, the longest wait first.
select
    topic,
    forum_no,
    stage,
    owner,
    proposed,
    days_in_stage,
    is_demo
from marts.topic_stages
where cohort = $cohort and stage <> 'effective' and not is_declined
order by days_in_stage desc, topic asc
