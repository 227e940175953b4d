-- One row per year with innovation studios, newest first.
select distinct year
from marts.studios
order by year desc
