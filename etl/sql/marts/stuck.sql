-- One row per thing that waits: a project, problem or benchmark task past its deadline, or a topic
-- that was chosen and has waited in its stage twice as long as usual, and 30 days at least.
-- One that was declined, or has waited for more than a year, has lapsed: the funnel counts it.
-- Where a project is at work for a topic, the project's own deadline counts instead.
-- A topic has no deadline: its days_overdue are the days that it has waited.
with ordered as (
    select
        stage_no,
        days,
        row_number() over (partition by stage_no order by days) as place,
        count(*) over (partition by stage_no) as timed
    from marts.topic_steps
    where days is not null
),

usual as (
    select
        stage_no - 1 as stage_no,
        avg(days) as days
    from ordered
    where 2 * place between timed and timed + 2
    group by stage_no
),

at_work as (
    select distinct outcome
    from marts.projects
    where light <> 'done' and outcome is not null
)

select
    'topic' as kind,
    topics.topic as name,
    topics.stage,
    topics.owner,
    case topics.stage_no
        when 1 then topics.proposed
        when 2 then topics.discussed
        when 3 then topics.formed
        else topics.used
    end as since,
    cast(null as date) as due,
    topics.days_in_stage as days_overdue,
    topics.is_demo,
    topics._upload,
    topics._sheet,
    topics._row,
    topics._cell
from marts.topic_stages as topics
left join usual on topics.stage_no = usual.stage_no
left join at_work on topics.outcome = at_work.outcome
where
    topics.stage_no < 5
    and (topics.stage_no > 1 or topics.accepted is not null)
    and not topics.is_declined
    and at_work.outcome is null
    and topics.days_in_stage between greatest(2 * coalesce(usual.days, 30), 30) + 1 and 365
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
