-- One row per year, planned kind of forum and unit (null: the whole federation).
-- 部室主办论坛 without a unit counts the departments that hosted, not the forums.
with held as (
    select
        forums.forum_no,
        forums.year,
        forums.host,
        forums.format,
        units.kind
    from marts.forums as forums
    left join staging.units as units on forums.host = units.unit
),

counted as (
    select
        plans.year,
        plans.item,
        plans.unit,
        cast(plans.planned as bigint) as planned,
        plans.is_demo,
        case
            when plans.item = '部室主办论坛' and plans.unit is null
                then count(distinct case when held.kind = '机关部室' then held.host end)
            else count(held.forum_no)
        end as held
    from staging.plans as plans
    left join held
        on
            plans.year = held.year
            and (plans.unit is null or plans.unit = held.host)
            and (plans.item <> '基层代表论坛' or held.format = '基层代表参加')
    where plans.kind = 'forum'
    group by plans.year, plans.item, plans.unit, plans.planned, plans.is_demo
)

select
    year,
    item,
    unit,
    planned,
    held,
    greatest(planned - held, 0) as owed,
    is_demo
from counted
order by year, item, unit nulls first
