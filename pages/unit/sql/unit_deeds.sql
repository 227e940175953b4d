-- One row per thing that a unit did, the latest first.
select
    kind,
    name,
    day
from marts.unit_deeds
where unit = $unit
order by day desc, kind asc, name asc
