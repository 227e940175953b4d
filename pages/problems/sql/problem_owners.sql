-- One row per owner of a year's problems: closed, open, overdue; a shared one counts for each.
with owned as (
    select
        unnest(string_split(owner, '、')) as owner,
        is_closed,
        state
    from marts.problems
    where year = $year
)

select
    owner as name,
    count(*) as planned,
    count(case when is_closed then 1 end) as done,
    count(case when is_closed then 1 end) / count(*) as done_share,
    count(case when state = 'overdue' then 1 end) as overdue
from owned
group by owner
order by overdue desc, done_share asc, name asc
