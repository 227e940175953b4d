-- One row per stage of a cohort, in order.
select
    cohort,
    stage,
    stage_no,
    topics,
    share_of_first,
    share_of_previous,
    median_days,
    is_demo
from marts.conversion
where cohort = $cohort
order by stage_no
