-- One row per cohort: how many of its topics took effect so far; the youngest last.
select
    cohort as name,
    max(topics) filter (where stage_no = 1) as topics,
    max(topics) filter (where stage_no = 5) as count,
    max(share_of_first) filter (where stage_no = 5) as effective_share
from marts.conversion
group by cohort
order by min(cohort_start)
