-- One row per year of finding and age of the problems that are still open: how many, and how many
-- of them are overdue. Every age of a year with problems has a row, be it nought.
with ages as (
    select
        ages.age_no,
        ages.from_days,
        ages.to_days
    from (
        values (1, 0, 30), (2, 31, 60), (3, 61, 90), (4, 91, null)
    ) as ages (age_no, from_days, to_days)
),

years as (
    select distinct year
    from marts.problems
)

select
    years.year,
    ages.age_no,
    ages.from_days,
    ages.to_days,
    count(problems.problem) as problems,
    count(case when problems.state = 'overdue' then 1 end) as overdue,
    coalesce(bool_or(problems.is_demo), false) as is_demo
from years
cross join ages
left join marts.problems as problems
    on
        years.year = problems.year
        and ages.from_days <= problems.days_open
        and coalesce(ages.to_days, problems.days_open) >= problems.days_open
        and not problems.is_closed
group by years.year, ages.age_no, ages.from_days, ages.to_days
order by years.year, ages.age_no
