-- One row per month of a year: problems found, closed, reopened and still open at its end; flags.
select
    month,
    found,
    closed,
    found_so_far,
    closed_so_far,
    open_at_end,
    red_flags,
    yellow_flags,
    reopened
from marts.problem_months
where year = $year
order by month
