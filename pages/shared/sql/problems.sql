-- One row per problem found in a year: overdue ones first, then those that wait longest.
select
    no,
    problem,
    source,
    kind,
    level,
    owner,
    found,
    assigned,
    listed,
    due,
    closed_on,
    reopened_on,
    state,
    days_open,
    days_overdue,
    is_reopened,
    was_late,
    flag,
    is_demo
from marts.problems
where year = $year
order by days_overdue desc nulls last, is_reopened desc, days_open desc, problem asc
