-- One row per thing that waits: a project, problem or benchmark task past its deadline, or a topic
-- that was chosen and has waited in its stage twice as long as usual, and 30 days at least.
-- One that was declined, or has waited for more than a year, has lapsed: the funnel counts it.
-- Where a project is at work for a topic, the project's own deadline counts instead.
-- A topic has no deadline: its days_overdue are the days that it has waited.
select
    'topic' as kind,
    topic as name,
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
    'project' as kind,
    project as name,
    light as stage,
    lead as owner,
    started as since,
    due,
    days_overdue,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from marts.projects
where days_overdue > 0
union all
select
    'problem' as kind,
    problems.problem as name,
    'open' as stage,
    problems.owner,
    problems.found as since,
    problems.due,
    date_diff('day', problems.due, as_of.as_of) as days_overdue,
    problems.is_demo,
    problems._upload,
    problems._sheet,
    problems._row,
    problems._cell
from staging.problems as problems
inner join staging.as_of as as_of on problems.due < as_of.as_of
where not problems.is_closed
union all
select
    'benchmark_task' as kind,
    tasks.item as name,
    'open' as stage,
    tasks.owner,
    tasks.started as since,
    tasks.due,
    date_diff('day', tasks.due, as_of.as_of) as days_overdue,
    tasks.is_demo,
    tasks._upload,
    tasks._sheet,
    tasks._row,
    tasks._cell
from staging.measures as tasks
inner join staging.as_of as as_of on tasks.due < as_of.as_of
where tasks.kind = 'task' and tasks.state <> 'done'
order by days_overdue desc, kind asc, name asc
