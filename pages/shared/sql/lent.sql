-- One row per day and source: how many people were on loan to the task office.
select
    day,
    source as part,
    sum(headcount) as count,
    bool_or(is_demo) as is_demo
from marts.secondments
group by day, source
order by day, source
