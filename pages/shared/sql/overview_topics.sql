-- All topics by stage.
select
    stage,
    stage_no,
    topics,
    share_of_first,
    median_days as slowest_days,
    is_demo
from marts.conversion
where basis = 'all'
order by stage_no
