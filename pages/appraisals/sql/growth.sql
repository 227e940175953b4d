-- One row per matter and unit of a year's plan that says what was done, furthest behind first.
select
    item,
    unit,
    planned,
    done,
    done_share,
    concat_ws(' · ', unit, item) as name
from marts.growth
where year = $year
order by done_share, item, unit
