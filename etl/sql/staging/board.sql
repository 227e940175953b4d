-- Exactly one row: the days that the board stands on (staging.as_of) and our city with its largest
-- group. What tells of the build itself is in marts.board, another one in every build.
with homes as (
    select
        city,
        city_group,
        row_number() over (order by members desc, city_group asc, city asc) as place
    from staging.cities
    where is_home
)

select
    as_of.as_of,
    as_of.counted_to,
    as_of.values_to,
    homes.city as home_city,
    homes.city_group as home_group
from staging.as_of as as_of
left join homes on homes.place = 1
