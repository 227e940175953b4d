-- One row per year in which topics were proposed, newest first.
select distinct year
from marts.topics
where year is not null
order by year desc
