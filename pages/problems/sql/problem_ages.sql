-- One row per age of the problems of a year that are still open: in time, and overdue.
select
    from_days,
    to_days,
    problems,
    problems - overdue as in_time,
    overdue
from marts.problem_ages
where year = $year
order by age_no
