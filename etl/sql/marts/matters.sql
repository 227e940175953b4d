-- One row per matter with a deadline that is not done, in all tables: overdue, due within 14 days
-- of the board's day (due_soon), or later. This is what overdue means on every page, a matter of
-- two owners being one. A forum's materials are due 30 days after it; what the year's plan asks of
-- a unit, or of who organises it, by the end of the year, a department's own forum too. Where the
-- name is made here, `item` and `number` are what it is made of: a forum's number, a year, or what
-- is still owed.
with due as (
    select *
    from methods.owing('marts.projects', 'project', project, null, null, lead, due, light <> 'done')
    union all
    select *
    from methods.owing('marts.problems', 'problem', problem, null, null, owner, due, not is_closed)
    union all
    select *
    from
        methods.owing(
            'staging.measures',
            'benchmark_task',
            concat(city, ' · ', item),
            null,
            null,
            owner,
            due,
            kind = 'task' and state <> 'done'
        )
    union all
    select *
    from
        methods.owing(
            'marts.decisions', 'decision', decision, null, null, owner, due, state <> 'done'
        )
    union all
    select *
    from
        methods.owing(
            'marts.archive',
            'archive',
            concat('第', forum_no, '期论坛材料归档'),
            null,
            forum_no,
            host,
            due,
            state in ('missing', 'open')
        )
    union all
    select *
    from
        methods.owing(
            'marts.look_backs',
            'look_back',
            concat(outcome, ' · 回头看'),
            outcome,
            null,
            owner,
            due,
            state in ('overdue', 'open')
        )
    union all
    select
        'hosting' as kind,
        concat(
            hosts.year,
            '年主办',
            if(
                hosts.planned - hosts.hosted > 1,
                concat(' ', hosts.planned - hosts.hosted, ' '),
                '一'
            ),
            '期论坛'
        ) as name,
        hosts.year::varchar as item,
        hosts.planned - hosts.hosted as number,
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
    select *
    from
        methods.owing(
            'marts.milestones',
            'milestone',
            concat(project, ' · ', milestone),
            null,
            null,
            lead,
            due,
            state in ('overdue', 'ahead')
        )
    union all
    select
        'campaign' as kind,
        campaigns.campaign as name,
        null as item,
        null as number,
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
    select *
    from
        methods.owing(
            'marts.plan_debts', 'plan', name, item, number, owner, make_date(year, 12, 31), true
        )
)

select
    due.kind,
    due.name,
    due.item,
    due.number,
    due.owner,
    due.due,
    date_diff('day', as_of.counted_to, due.due) as days_left,
    case
        when due.due < as_of.counted_to then date_diff('day', due.due, as_of.counted_to)
    end as days_overdue,
    case
        when due.due < as_of.counted_to then 'overdue'
        when due.due <= as_of.counted_to + 14 then 'due_soon'
        else 'later'
    end as state,
    due.is_demo,
    due._upload,
    due._sheet,
    due._row,
    due._cell
from due
cross join staging.as_of as as_of
where due.due is not null
order by due.due, due.kind, due.name, due.owner
