-- All topics by stage; began: how many set out from the stage before on a way of known length.
select
    stage,
    stage_no,
    topics,
    share_of_first,
    median_days as slowest_days,
    began,
    is_demo
from marts.conversion
where basis = 'all'
order by stage_no
