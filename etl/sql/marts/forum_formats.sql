-- One row per year and format of forums, planned (事项 is the format) or held: who organises it by
-- the year's plan, how often it was planned and held. Without such a row nobody is named.
with rules as (
    select
        plans.year,
        plans.item as format,
        any_value(plans.organiser) as organiser,
        cast(sum(plans.planned) as bigint) as planned,
        min(plans._upload) as _upload,
        min(plans._row) as _row,
        bool_or(plans.is_demo) as is_demo
    from staging.plans as plans
    where plans.kind = 'format'
    group by plans.year, plans.item
),

held as (
    select
        year,
        format,
        count(*) as forums,
        max(held) as last_held,
        bool_or(is_demo) as is_demo
    from marts.forums
    where format is not null
    group by year, format
)

select
    coalesce(rules.year, held.year) as year,
    row_number() over (
        partition by coalesce(rules.year, held.year)
        order by rules._upload nulls last, rules._row, held.format
    ) as place,
    coalesce(rules.format, held.format) as format,
    rules.organiser,
    rules.planned,
    coalesce(held.forums, 0) as forums,
    greatest(rules.planned - coalesce(held.forums, 0), 0) as owed,
    held.last_held,
    coalesce(held.is_demo, rules.is_demo) as is_demo
from rules
full join held on rules.year = held.year and rules.format = held.format
order by year, place
