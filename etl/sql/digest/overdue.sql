-- One row per matter that is overdue now and was not before, with all of its owners.
with before as (
    select distinct
        kind,
        name
    from older.marts.to_do
    where state = 'overdue'
)

select
    now.name,
    string_agg(now.owner, '、' order by now.owner) as owner
from newer.marts.to_do as now
left join before on now.kind = before.kind and now.name = before.name
where now.state = 'overdue' and before.kind is null
group by now.kind, now.name
order by min(now.due) asc, now.name asc
