-- One row per year with publications or a target, newest first.
select distinct year
from marts.publicity_league
order by year desc
