-- One row per year with a forum held, newest first.
select distinct year
from marts.archive
order by year desc
