-- What we do about the gaps to one benchmark city: tasks first, then practices learnt there, in the
-- order of their start; one row per measure and indicator that it bears on.
select
    kind,
    city,
    item,
    practice,
    goal,
    measure,
    owner,
    started,
    due,
    status,
    state,
    plan_year,
    is_overdue,
    indicator,
    unit,
    decimals,
    gap_at_start,
    gap_now,
    gap_change,
    is_demo
from marts.measures
where city = $benchmark_city
order by kind asc, started asc nulls last, item asc, practice asc, indicator asc
