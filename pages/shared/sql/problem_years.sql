-- One row per year in which problems were found, newest first.
select distinct year
from marts.problems
order by year desc
