-- One row per unit and field of work in a year: the share of its people, and what was planned.
select
    unit as name,
    field as part,
    headcount,
    share,
    planned_share
from marts.staffing
where year = $year
order by name, planned_share, part
