-- One row per stage of a cohort, in order.
select
    stage,
    stage_no,
    topics,
    share_of_first,
    share_of_previous,
    median_days,
    waiting,
    young,
    behind,
    declined,
    stopped,
    is_demo
from marts.conversion
where basis = $basis and cohort = $cohort
order by stage_no
