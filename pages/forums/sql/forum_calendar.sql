-- One row per month with a forum.
select
    year,
    month(month) as month,
    count(*) as count
from marts.forums
group by all
order by all
