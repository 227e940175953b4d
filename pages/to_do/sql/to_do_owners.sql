-- One row per owner of something overdue or due soon, the most overdue first. A matter of several
-- owners counts for each of them.
select
    owner as name,
    count(*) as count,
    count(case when state = 'overdue' then 1 end) as overdue,
    count(case when state = 'due_soon' then 1 end) as due_soon
from marts.to_do
where owner <> ''
group by owner
order by overdue desc, count desc, name asc
