-- One row per thing that waits: a matter past its deadline (see matters), or a topic that was
-- chosen and has waited in its stage twice as long as usual, and 30 days at least. One that was
-- declined, or has waited for more than a year, has lapsed: the funnel counts it.
-- Where a project is at work for a topic, the project's own deadline counts instead.
-- A topic has no deadline: its days_overdue are the days that it has waited. Work that goes on
-- comes first: materials of past forums, missing for years, would hide what can be moved.
select
    'topic' as kind,
    topic as name,
    cast(null as varchar) as item,
    cast(null as bigint) as number,
    stage,
    owner,
    since,
    cast(null as date) as due,
    days_in_stage as days_overdue,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.ageing
where
    state in ('late', 'no_median')
    and days_in_stage > greatest(2 * coalesce(median_days, 30), 30)
union all
select
    matters.kind,
    matters.name,
    matters.item,
    matters.number,
    'overdue' as stage,
    matters.owner,
    cast(null as date) as since,
    matters.due,
    matters.days_overdue,
    matters.is_demo,
    matters._upload,
    matters._sheet,
    matters._row,
    matters._cell
from marts.matters as matters
where matters.state = 'overdue'
order by kind = 'archive' asc, days_overdue desc, kind asc, name asc
