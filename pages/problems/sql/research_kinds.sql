-- One row per kind of unit visited in a year: visits, units, problems.
select
    coalesce(unit_kind, '—') as name,
    count(*) as count,
    count(distinct unit) as units,
    sum(problems_found) as problems_found
from marts.field_visits
where year = $year
group by unit_kind
order by count desc, name asc
