-- One row per planned kind of forum in a year, over all units. A unit that held more than it owed
-- does not make good for another, so that something may be owed though more was held than planned.
select
    item as name,
    sum(planned)::integer as planned,
    sum(held)::integer as held,
    sum(owed)::integer as owed,
    bool_or(is_demo) as is_demo
from marts.forum_plan
where year = $year
group by item
order by planned desc, name asc
