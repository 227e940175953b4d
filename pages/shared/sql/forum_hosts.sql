-- One row per department and year: how many forums it hosted; those that owe one come first.
select
    unit as name,
    hosted as count,
    last_held,
    is_owing,
    is_demo
from marts.hosts
where year = $year
order by hosted, unit
