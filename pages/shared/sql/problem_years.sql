-- One row per year in which problems were found, newest first: how many of them are overdue.
select
    year,
    count(case when state = 'overdue' then 1 end) as overdue
from marts.problems
group by year
order by year desc
