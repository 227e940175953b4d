-- One row per matter and owner that is overdue now and was not before.
select
    now.name,
    now.owner
from newer.marts.to_do as now
left join older.marts.to_do as before
    on
        now.kind = before.kind
        and now.name = before.name
        and now.owner = before.owner
        and before.state = 'overdue'
where now.state = 'overdue' and before.kind is null
order by now.due asc, now.name asc, now.owner asc
