-- One row per month from the first problem to the board's day: found and closed in it and up to its
-- end, still open at its end, reopened in it, and its flags: a red one in the month of closing, a
-- yellow one in the month in which the problem fell due. A problem that was closed on a day nobody
-- noted counts as closed from the month in which it was found.
with ends as (
    select
        date_trunc('month', min(problems.found)) as first,
        date_trunc('month', any_value(as_of.as_of)) as last
    from staging.problems as problems
    cross join staging.as_of as as_of
),

months as (
    select unnest(generate_series(first, last, interval 1 month)) as month
    from ends
),

dated as (
    select
        date_trunc('month', found) as found_in,
        case when is_closed then date_trunc('month', coalesce(closed_on, found)) end as closed_in,
        date_trunc('month', coalesce(due, found)) as due_in,
        date_trunc('month', reopened_on) as reopened_in,
        flag,
        is_demo
    from staging.problems
)

select
    cast(months.month as date) as month,
    year(months.month) as year,
    count(case when dated.found_in = months.month then 1 end) as found,
    count(case when dated.closed_in = months.month then 1 end) as closed,
    count(case when dated.found_in <= months.month then 1 end) as found_so_far,
    count(case when dated.closed_in <= months.month then 1 end) as closed_so_far,
    count(case when dated.found_in <= months.month then 1 end)
    - count(case when dated.closed_in <= months.month then 1 end) as open_at_end,
    count(case when dated.closed_in = months.month and dated.flag like '%红%' then 1 end)
        as red_flags,
    count(case when dated.due_in = months.month and dated.flag like '%黄%' then 1 end)
        as yellow_flags,
    count(case when dated.reopened_in = months.month then 1 end) as reopened,
    bool_or(dated.is_demo) as is_demo
from months
cross join dated
group by months.month
order by month
