-- One row per city, day and change of the register of cities that a line of time shows: renamed,
-- merged, split, with the names before→after (detail). A new name has no day in the register: it
-- holds from the day after the last period that was stated under the one before.
with renamed as (
    select
        city,
        name_then,
        cast(max(period_end) + 1 as date) as since,
        bool_or(is_demo) as is_demo
    from staging.known_values
    where name_then is not null
    group by city, name_then
)

select
    city,
    since,
    'renamed' as rule,
    city as label,
    name_then || '→' || city as detail,
    is_demo
from renamed
union all
select
    city,
    since,
    rule,
    city as label,
    if(rule = 'merged', others || '→' || city, city || '→' || others) as detail,
    is_demo
from staging.city_breaks
