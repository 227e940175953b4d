-- One row per year of finding and step of the ledger (found, assigned, listed, closed): how many
-- problems took it, and half of them within how many days of the finding. Steps are counted as
-- the ledger dates them; a closed problem without a date counts as closed.
with taken as (
    select
        year,
        unnest(['found', 'assigned', 'listed', 'closed']) as step,
        unnest([1, 2, 3, 4]) as step_no,
        unnest([true, assigned is not null, listed is not null, is_closed]) as is_taken,
        unnest([
            0,
            date_diff('day', found, assigned),
            date_diff('day', found, listed),
            date_diff('day', found, case when is_closed then closed_on end)
        ]) as days,
        is_demo
    from marts.problems
)

select
    year,
    step,
    step_no,
    count(case when is_taken then 1 end) as problems,
    count(case when is_taken then 1 end) / count(*) as share,
    median(case when is_taken then days end) as median_days,
    bool_or(is_demo) as is_demo
from taken
group by year, step, step_no
order by year, step_no
