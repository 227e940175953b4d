-- All topics by stage, over all cohorts.
select
    stage,
    stage_no,
    sum(topics)::integer as topics,
    sum(topics) / max(sum(topics)) over () as share_of_first,
    max(median_days) as slowest_days,
    bool_or(is_demo) as is_demo
from marts.conversion
group by stage, stage_no
order by stage_no
