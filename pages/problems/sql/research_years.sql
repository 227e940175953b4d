-- One row per year with field research, newest first.
select distinct year
from marts.field_research
order by year desc
