-- One row per matter that is overdue now and was not before, with its owners.
with fresh as (
    select
        now.kind,
        now.name,
        now.due,
        now.owner
    from newer.marts.to_do as now
    left join older.marts.to_do as before
        on
            now.kind = before.kind
            and now.name = before.name
            and now.owner = before.owner
            and before.state = 'overdue'
    where now.state = 'overdue' and before.kind is null
)

select
    name,
    string_agg(distinct owner, '、' order by owner) as owner
from fresh
group by kind, name, due
order by due asc, name asc, owner asc
