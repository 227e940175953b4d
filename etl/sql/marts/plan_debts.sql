-- One row per line of the current year's plan that is not yet fulfilled: what is missing, and who
-- owes it (the unit, or who organises it). A department's own forum is in `hosts`.
with short as (
    select
        plans.year,
        concat(plans.item, '还差 ', plans.owed, ' 期') as name,
        plans.item,
        cast(plans.owed as bigint) as number,
        any_value(rules.organiser) as owner,
        any_value(rules._upload) as _upload,
        any_value(rules._sheet) as _sheet,
        any_value(rules._row) as _row,
        any_value(rules._cell) as _cell,
        plans.is_demo
    from marts.forum_plan as plans
    inner join staging.plans as rules
        on plans.year = rules.year and plans.item = rules.item and rules.unit is null
    where plans.owed > 0 and plans.unit is null and plans.item <> '部室主办论坛'
    group by plans.year, plans.item, plans.owed, plans.is_demo
    union all
    select
        year,
        concat(item, '还差 ', cast(planned - done as bigint)) as name,
        item,
        cast(planned - done as bigint) as number,
        unit as owner,
        _upload,
        _sheet,
        _row,
        _cell,
        is_demo
    from marts.growth
    where done < planned
    union all
    select
        year,
        concat('信息宣传还差 ', cast(target - points as bigint), ' 分') as name,
        '信息宣传得分' as item,
        cast(target - points as bigint) as number,
        unit as owner,
        _upload,
        _sheet,
        _row,
        _cell,
        is_demo
    from marts.publicity_league
    where points < target
)

select short.*
from short
inner join staging.as_of as today on short.year = year(today.as_of)
order by short.name, short.owner
