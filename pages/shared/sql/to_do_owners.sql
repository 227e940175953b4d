-- One row per owner of something overdue or due soon, the most overdue first.
select
    owner as name,
    count(*) as count,
    count(case when state = 'overdue' then 1 end) as overdue
from marts.to_do
where owner <> ''
group by owner
order by overdue desc, count desc, name asc
