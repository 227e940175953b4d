-- One row per topic that is stuck now and was not before.
select
    now.name,
    now.owner
from newer.marts.stuck as now
left join older.marts.stuck as before on now.kind = before.kind and now.name = before.name
where now.kind = 'topic' and before.kind is null
order by now.days_overdue desc, now.name asc
