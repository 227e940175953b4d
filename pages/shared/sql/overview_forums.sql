-- The latest planned year of forums, as far as it has come.
select
    year,
    planned,
    held,
    owed,
    is_demo
from marts.forum_plan
where
    item = '论坛'
    and unit is null
order by year desc
limit 1
