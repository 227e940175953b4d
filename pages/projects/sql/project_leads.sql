-- One row per department that leads a project.
select distinct lead
from marts.projects
order by lead
