-- One row per subject of a year's field research, the most problems first.
select
    subject as name,
    visits,
    units,
    problems_found as count,
    first_visit,
    last_visit,
    leaders
from marts.field_research
where year = $year
order by problems_found desc nulls last, subject asc
