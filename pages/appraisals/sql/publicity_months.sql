-- One row per month with publications: how many.
select
    year,
    month(month) as month,
    count(*) as count
from marts.publications
group by year, month(month)
order by year, month
