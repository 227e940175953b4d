-- One row per year of finding and step of the ledger (found, assigned, listed, closed): how many of
-- the problems came so far. A later step taken means that the earlier ones are passed, so that no
-- step counts more than the one before. noted: for how many the ledger dates that very step (or
-- calls them closed); passed: the others. A problem that came back is not closed.
-- median_days: half of the noted ones took it within how many days of the finding.
with placed as (
    select
        year,
        found,
        assigned,
        listed,
        case when is_closed then closed_on end as closed_on,
        is_closed,
        case
            when is_closed then 4
            when listed is not null then 3
            when assigned is not null then 2
            else 1
        end as reached_no,
        is_demo
    from marts.problems
),

taken as (
    select
        placed.year,
        placed.reached_no,
        steps.step,
        steps.step_no,
        case steps.step
            when 'found' then true
            when 'assigned' then placed.assigned is not null
            when 'listed' then placed.listed is not null
            when 'closed' then placed.is_closed
        end as is_noted,
        case steps.step
            when 'found' then 0
            when 'assigned' then date_diff('day', placed.found, placed.assigned)
            when 'listed' then date_diff('day', placed.found, placed.listed)
            when 'closed' then date_diff('day', placed.found, placed.closed_on)
        end as days,
        placed.is_demo
    from placed
    cross join (
        values ('found', 1), ('assigned', 2), ('listed', 3), ('closed', 4)
    ) as steps (step, step_no)
)

select
    year,
    step,
    step_no,
    count(case when reached_no >= step_no then 1 end) as problems,
    count(case when is_noted then 1 end) as noted,
    count(case when reached_no >= step_no and not is_noted then 1 end) as passed,
    count(case when reached_no >= step_no then 1 end) / count(*) as share,
    median(case when is_noted then greatest(days, 0) end) as median_days,
    bool_or(is_demo) as is_demo
from taken
group by year, step, step_no
order by year, step_no
