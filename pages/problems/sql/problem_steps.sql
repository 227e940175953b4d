-- One row per step of the ledger of a year's problems: found, assigned, listed, closed.
select
    step,
    problems as count,
    noted,
    passed,
    share,
    median_days
from marts.problem_steps
where year = $year
order by step_no
