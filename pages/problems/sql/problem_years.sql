-- One row per year in which problems were found, newest first.
select year
from marts.problems
group by year
order by year desc
