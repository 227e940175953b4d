-- One row per month: problems found, closed, and still open at its end.
select
    month,
    found,
    closed,
    found_so_far,
    closed_so_far,
    open_at_end,
    red_flags,
    yellow_flags
from marts.problem_months
order by month
