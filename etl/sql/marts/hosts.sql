-- One row per year with a forum and department (机关部室): how many it hosted of those that the
-- year's plan asks of it (事项 部室主办论坛; without a unit: one of each). No plan, no debt.
-- The source is the row of the plan that asks; null where none does.
with years as (
    select
        year,
        bool_or(is_demo) as is_demo
    from marts.forums
    group by year
),

rules as (
    select
        year,
        unit,
        sum(planned) as planned,
        any_value(_upload) as _upload,
        any_value(_sheet) as _sheet,
        any_value(_row) as _row,
        any_value(_cell) as _cell
    from staging.plans
    where item = '部室主办论坛'
    group by year, unit
),

hosted as (
    select
        years.year,
        units.unit,
        count(case when forums.year = years.year then forums.forum_no end) as hosted,
        max(forums.held) as last_held,
        bool_or(years.is_demo or units.is_demo) as is_demo
    from years
    cross join staging.units as units
    left join marts.forums as forums
        on units.unit = forums.host and years.year >= forums.year
    where units.kind = '机关部室'
    group by years.year, units.unit
)

select
    hosted.year,
    hosted.unit,
    hosted.hosted,
    hosted.last_held,
    cast(coalesce(own.planned, case when everybody.year is not null then 1 end) as bigint)
        as planned,
    coalesce(
        hosted.hosted < coalesce(own.planned, case when everybody.year is not null then 1 end),
        false
    ) as is_owing,
    hosted.is_demo,
    coalesce(own._upload, everybody._upload) as _upload,
    coalesce(own._sheet, everybody._sheet) as _sheet,
    coalesce(own._row, everybody._row) as _row,
    coalesce(own._cell, everybody._cell) as _cell
from hosted
left join rules as own on hosted.year = own.year and hosted.unit = own.unit
left join rules as everybody on hosted.year = everybody.year and everybody.unit is null
order by hosted.year, hosted.unit
