-- Exactly one row: a year's field research as a whole.
select
    count(distinct subject) as subjects,
    count(*) as visits,
    count(distinct unit) as units,
    sum(problems_found) as problems_found
from marts.field_visits
where year = $year
