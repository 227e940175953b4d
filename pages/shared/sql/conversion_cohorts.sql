-- One row per cohort of topics, newest first.
select cohort
from marts.conversion
group by cohort
order by min(cohort_start) desc
