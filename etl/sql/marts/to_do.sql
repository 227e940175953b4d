-- One row per matter and owner: overdue, or due within 14 days of the board's day, in all tables.
-- A forum's materials are due 30 days after it; what the year's plan asks of a unit, or of who
-- organises it, by the end of the year, a department's own forum too.
with matters as (
    select
        'project' as kind,
        project as name,
        lead as owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.projects
    where light <> 'done'
    union all
    select
        'problem' as kind,
        problem as name,
        owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.problems
    where not is_closed
    union all
    select
        'benchmark_task' as kind,
        concat(city, ' · ', item) as name,
        owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from staging.measures
    where kind = 'task' and state <> 'done'
    union all
    select
        'decision' as kind,
        decision as name,
        owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.decisions
    where state <> 'done'
    union all
    select
        'archive' as kind,
        concat('第', forum_no, '期论坛材料归档') as name,
        host as owner,
        held + 30 as due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.forums
    where archived is null
    union all
    select
        'look_back' as kind,
        concat(outcome, ' · 回头看') as name,
        owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.look_backs
    where state in ('overdue', 'open')
    union all
    select
        'hosting' as kind,
        concat(hosts.year, '年主办一期论坛') as name,
        hosts.unit as owner,
        make_date(hosts.year, 12, 31) as due,
        hosts.is_demo,
        units._upload,
        units._sheet,
        units._row,
        units._cell
    from marts.hosts as hosts
    inner join staging.units as units on hosts.unit = units.unit
    inner join staging.as_of as today on hosts.year = year(today.as_of)
    where hosts.is_owing
    union all
    select
        'milestone' as kind,
        concat(project, ' · ', milestone) as name,
        lead as owner,
        due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.milestones
    where state in ('overdue', 'ahead')
    union all
    select
        'campaign' as kind,
        campaigns.campaign as name,
        projects.lead as owner,
        campaigns.ended as due,
        campaigns.is_demo,
        campaigns._upload,
        campaigns._sheet,
        campaigns._row,
        campaigns._cell
    from staging.campaigns as campaigns
    inner join staging.as_of as today on campaigns.ended >= today.as_of
    left join marts.projects as projects on campaigns.project = projects.project
    union all
    select
        'plan' as kind,
        name,
        owner,
        make_date(year, 12, 31) as due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.plan_debts
)

select
    matters.kind,
    matters.name,
    unnest(string_split(coalesce(matters.owner, ''), '、')) as owner,
    matters.due,
    date_diff('day', as_of.as_of, matters.due) as days_left,
    case when matters.due < as_of.as_of then 'overdue' else 'due_soon' end as state,
    matters.is_demo,
    matters._upload,
    matters._sheet,
    matters._row,
    matters._cell
from matters
cross join staging.as_of as as_of
where matters.due <= as_of.as_of + 14
order by matters.due, matters.kind, matters.name, owner
