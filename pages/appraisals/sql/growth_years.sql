-- One row per year with a plan that says what was done, newest first.
select distinct year
from marts.growth
order by year desc
