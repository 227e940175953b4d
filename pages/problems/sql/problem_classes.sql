-- One row per class and level of a year's problems: how many, and how many of them are closed.
select
    concat_ws(' · ', kind, level) as name,
    count(*) as planned,
    count(case when is_closed then 1 end) as done,
    count(case when is_closed then 1 end) / count(*) as done_share,
    count(case when state = 'overdue' then 1 end) as overdue
from marts.problems
where year = $year
group by kind, level
order by done_share asc, planned desc, name asc
