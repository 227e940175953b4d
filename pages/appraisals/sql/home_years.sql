-- One row per year that says anything of the work at the grass roots, newest first.
select year(period_end) as year
from marts.appraisal_results
where appraisal like '%职工之家%'
union
select year
from marts.growth
union
select year
from marts.service_visits
union
select year
from marts.staffing
order by year desc
