-- Exactly one row: a year's field research as a whole; led, counted: the visits that name a leader,
-- and those that say how many problems they found.
select
    count(distinct subject) as subjects,
    count(*) as visits,
    count(distinct unit) as units,
    sum(problems_found) as problems_found,
    count(problems_found) as counted,
    count(leader) as led
from marts.field_visits
where year = $year
