-- One row per department and year: how many forums it hosted of those that the plan asks of it;
-- those that owe one come first.
select
    unit as name,
    planned,
    hosted as count,
    last_held,
    is_owing,
    is_demo
from marts.hosts
where year = $year
order by is_owing desc, hosted asc, unit asc
