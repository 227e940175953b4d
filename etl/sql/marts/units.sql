-- One row per unit of the register: what it did in the board's year, what it owes, what it runs.
with years as (
    select year(as_of) as year
    from staging.as_of
),

did as (
    select
        deeds.unit,
        count(case when deeds.kind = 'forum' then 1 end) as forums,
        count(case when deeds.kind = 'topic' then 1 end) as topics,
        count(case when deeds.kind = 'project' then 1 end) as projects,
        count(case when deeds.kind = 'problem' then 1 end) as problems,
        count(case when deeds.kind = 'publication' then 1 end) as publications,
        count(case when deeds.kind = 'honour' then 1 end) as honours
    from marts.unit_deeds as deeds
    inner join years on year(deeds.day) = years.year
    group by deeds.unit
),

owed as (
    select
        owner as unit,
        count(case when state = 'overdue' then 1 end) as overdue,
        count(case when state = 'due_soon' then 1 end) as due_soon
    from marts.to_do
    group by owner
)

select
    units.unit,
    units.kind,
    units.parent,
    years.year,
    coalesce(did.forums, 0) as forums,
    coalesce(did.topics, 0) as topics,
    coalesce(did.projects, 0) as projects,
    coalesce(did.problems, 0) as problems,
    coalesce(did.publications, 0) as publications,
    coalesce(did.honours, 0) as honours,
    coalesce(owed.overdue, 0) as overdue,
    coalesce(owed.due_soon, 0) as due_soon,
    units.is_demo,
    units._upload,
    units._sheet,
    units._row,
    units._cell
from staging.units as units
cross join years
left join did on units.unit = did.unit
left join owed on units.unit = owed.unit
order by units.unit
