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

-- People out on loan as of the last day that the register tells of.
lent as (
    select coalesce(sum(people.headcount), 0) as people
    from marts.secondments as people
    where people.day = (select max(latest.day) from marts.secondments as latest)
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
        facts.fact,
        problems.scope,
        problems.subject,
        case facts.fact
            when 'found' then problems.found
            when 'closed' then problems.closed
            when 'open' then problems.found - problems.closed
            when 'open_overdue' then problems.overdue
        end as number
    from (
        select
            case when grouping(year) = 0 then 'year' end as scope,
            cast(year as varchar) as subject,
            count(*) as found,
            count(*) filter (where state = 'closed') as closed,
            count(*) filter (where state = 'overdue') as overdue
        from marts.problems
        group by grouping sets ((), (year))
    ) as problems
    cross join (values ('found'), ('closed'), ('open'), ('open_overdue')) as facts (fact)
    union all
    select
        facts.fact,
        projects.scope,
        projects.subject,
        case facts.fact
            when 'projects' then projects.listed
            when 'projects_red' then projects.red
            when 'projects_amber' then projects.amber
            when 'projects_green' then projects.green
            when 'projects_done' then projects.done
        end as number
    from (
        select
            case when grouping(lead) = 0 then 'lead' end as scope,
            lead as subject,
            count(*) as listed,
            count(*) filter (where light = 'red') as red,
            count(*) filter (where light = 'amber') as amber,
            count(*) filter (where light = 'green') as green,
            count(*) filter (where light = 'done') as done
        from marts.projects
        group by grouping sets ((), (lead))
    ) as projects
    cross join (
        values
        ('projects'), ('projects_red'), ('projects_amber'), ('projects_green'), ('projects_done')
    ) as facts (fact)
    union all
    select
        facts.fact,
        null as scope,
        null as subject,
        case facts.fact
            when 'lent' then lent.people
            when 'tasks' then tasks.listed
            when 'tasks_staffed' then tasks.staffed
            when 'tasks_open' then tasks.still_open
        end as number
    from (
        select
            count(*) as listed,
            count(*) filter (where people > 0) as staffed,
            count(*) filter (where projects > done) as still_open
        from marts.tasks
    ) as tasks
    cross join lent
    cross join (values ('lent'), ('tasks'), ('tasks_staffed'), ('tasks_open')) as facts (fact)
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
        facts.fact,
        'year' as scope,
        cast(plan.year as varchar) as subject,
        if(facts.fact = 'forums_held', plan.held, plan.owed) as number
    from marts.forum_plan as plan
    cross join (values ('forums_held'), ('forums_owed')) as facts (fact)
    where plan.item = '论坛' and plan.unit is null
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
