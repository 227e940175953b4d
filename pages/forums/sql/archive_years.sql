-- One row per year with a forum held, newest first: of how many the materials are overdue.
select
    year,
    count(case when state = 'missing' then 1 end) as missing
from marts.archive
group by year
order by year desc
