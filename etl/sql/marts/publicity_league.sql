-- One row per year and unit that published or has a target: its publications, their points by rule,
-- the rank by points (ties share one), and the target of the year's plan (事项 信息宣传得分),
-- whose row it stems from; null without a target. Sums are rounded to six places: 0.1 and 0.2
-- tie with 0.3, in whatever order they come.
with counted as (
    select
        year,
        unit,
        count(*) as publications,
        count(case when level = '国家' then 1 end) as national,
        count(case when level = '省' then 1 end) as provincial,
        count(case when level = '市' then 1 end) as municipal,
        round(coalesce(sum(points order by points), 0), 6) as points,
        round(coalesce(sum(case when level = '国家' then points end order by points), 0), 6)
            as national_points,
        round(coalesce(sum(case when level = '省' then points end order by points), 0), 6)
            as provincial_points,
        round(coalesce(sum(case when level = '市' then points end order by points), 0), 6)
            as municipal_points,
        count(case when points is null then 1 end) as without_rule,
        bool_or(is_demo) as is_demo
    from marts.publications
    group by year, unit
),

planned as (
    select
        plans.year,
        plans.unit,
        plans.planned as target,
        uploads.is_demo,
        plans._upload,
        plans._sheet,
        plans._row,
        plans._cell
    from raw.plans as plans
    inner join raw.uploads as uploads on plans._upload = uploads.upload
    where plans._current and plans.item = '信息宣传得分' and plans.unit is not null
),

joined as (
    select
        coalesce(counted.year, planned.year) as year,
        coalesce(counted.unit, planned.unit) as unit,
        coalesce(counted.publications, 0) as publications,
        coalesce(counted.national, 0) as national,
        coalesce(counted.provincial, 0) as provincial,
        coalesce(counted.municipal, 0) as municipal,
        coalesce(counted.points, 0) as points,
        coalesce(counted.national_points, 0) as national_points,
        coalesce(counted.provincial_points, 0) as provincial_points,
        coalesce(counted.municipal_points, 0) as municipal_points,
        coalesce(counted.without_rule, 0) as without_rule,
        planned.target,
        coalesce(counted.is_demo, planned.is_demo) as is_demo,
        planned._upload,
        planned._sheet,
        planned._row,
        planned._cell
    from counted
    full join planned on counted.year = planned.year and counted.unit = planned.unit
)

select
    year,
    unit,
    publications,
    national,
    provincial,
    municipal,
    points,
    national_points,
    provincial_points,
    municipal_points,
    without_rule,
    rank() over (partition by year order by points desc) as rank,
    count(*) over (partition by year) as ranked,
    target,
    points / nullif(target, 0) as target_share,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from joined
order by year, rank, unit
