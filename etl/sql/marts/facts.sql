-- One row per fact, scope and period: the number that every page, paper and slide says of it.
-- scope: what it is counted over (kind, owner, lead, year), null for the whole board; subject:
-- which one.
-- day: the day on which it is counted; rule, rule_en: how, in words of either language; shown_on:
-- the pages that say it, whose cards show the rule beside their sources.
-- A matter with several owners is one matter; among the matters of each owner it counts for each.
with matters as (
    select distinct
        kind,
        name,
        due,
        days_left,
        state,
        _upload,
        _sheet,
        _row
    from marts.to_do
),

counted as (
    select
        case state when 'overdue' then 'overdue' else 'due_soon' end as fact,
        case when grouping(kind) = 0 then 'kind' end as scope,
        kind as subject,
        count(*) as number
    from matters
    group by grouping sets ((state), (state, kind))
    union all
    select
        'due' as fact,
        case when grouping(kind) = 0 then 'kind' end as scope,
        kind as subject,
        count(*) as number
    from matters
    group by grouping sets ((), (kind))
    union all
    select
        case state when 'overdue' then 'overdue' else 'due_soon' end as fact,
        case when grouping(kind) = 0 then 'owner and kind' else 'owner' end as scope,
        concat_ws(' · ', owner, kind) as subject,
        count(*) as number
    from marts.to_do
    group by grouping sets ((state, owner), (state, owner, kind))
    union all
    select
        'due' as fact,
        'owner and kind' as scope,
        concat_ws(' · ', owner, kind) as subject,
        count(*) as number
    from marts.to_do
    group by owner, kind
    union all
    select
        'longest_overdue' as fact,
        null as scope,
        null as subject,
        max(-days_left) as number
    from matters
    where state = 'overdue'
    union all
    select
        'stuck' as fact,
        null as scope,
        null as subject,
        count(*) as number
    from marts.stuck
    union all
    select
        'stuck' as fact,
        'owner' as scope,
        owner as subject,
        count(*) as number
    from (
        select unnest(string_split(owner, '、')) as owner
        from marts.stuck
    ) as stuck_with
    group by owner
    union all
    select
        'longest_stuck' as fact,
        null as scope,
        null as subject,
        max(days_overdue) as number
    from marts.stuck
    where kind <> 'archive'
    union all
    select
        unnest(['found', 'closed', 'open', 'open_overdue']) as fact,
        case when grouping(year) = 0 then 'year' end as scope,
        cast(year as varchar) as subject,
        unnest([
            count(*),
            count(*) filter (where state = 'closed'),
            count(*) filter (where state <> 'closed'),
            count(*) filter (where state = 'overdue')
        ]) as number
    from marts.problems
    group by grouping sets ((), (year))
    union all
    select
        unnest(['projects', 'projects_red', 'projects_amber', 'projects_green', 'projects_done'])
            as fact,
        case when grouping(lead) = 0 then 'lead' end as scope,
        lead as subject,
        unnest([
            count(*),
            count(*) filter (where light = 'red'),
            count(*) filter (where light = 'amber'),
            count(*) filter (where light = 'green'),
            count(*) filter (where light = 'done')
        ]) as number
    from marts.projects
    group by grouping sets ((), (lead))
    union all
    select
        unnest(['lent', 'tasks', 'tasks_staffed', 'tasks_open']) as fact,
        null as scope,
        null as subject,
        unnest([
            (
                select coalesce(sum(people.headcount), 0)
                from marts.secondments as people
                where people.day = (select max(latest.day) from marts.secondments as latest)
            ),
            count(*),
            count(*) filter (where people > 0),
            count(*) filter (where projects > done)
        ]) as number
    from marts.tasks
    union all
    select
        case stage when 'proposed' then 'topics' else 'topics_effective' end as fact,
        null as scope,
        null as subject,
        topics as number
    from marts.conversion
    where basis = 'all' and stage in ('proposed', 'effective')
    union all
    select
        unnest(['forums_held', 'forums_owed']) as fact,
        'year' as scope,
        cast(year as varchar) as subject,
        unnest([held, owed]) as number
    from marts.forum_plan
    where item = '论坛' and unit is null
    union all
    select
        'archive_missing' as fact,
        case when grouping(year) = 0 then 'year' end as scope,
        cast(year as varchar) as subject,
        count(*) filter (where state = 'missing') as number
    from marts.archive
    group by grouping sets ((), (year))
    union all
    select
        'look_backs_overdue' as fact,
        null as scope,
        null as subject,
        count(*) filter (where state = 'overdue') as number
    from marts.look_backs
)

select
    counted.fact,
    counted.scope,
    counted.subject,
    as_of.as_of as day,
    cast(coalesce(counted.number, 0) as double) as number,
    rules.rule,
    rules.rule_en,
    rules.shown_on
from counted
inner join staging.fact_rules as rules on counted.fact = rules.fact
cross join staging.as_of as as_of
where counted.scope is null or counted.subject <> ''
order by counted.fact, counted.scope nulls first, counted.subject
