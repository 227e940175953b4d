-- The latest planned year of forums, as far as it has come; a later year in which forums were held
-- and of which no plan is loaded is its `unplanned_year`.
select
    year,
    planned,
    held,
    owed,
    (
        select max(forums.year)
        from marts.forums as forums
        where forums.year > plan.year
    ) as unplanned_year,
    is_demo
from marts.forum_plan as plan
where
    item = '论坛'
    and unit is null
order by year desc
limit 1
