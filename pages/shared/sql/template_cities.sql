-- For whom a template may be filled in beforehand: our city, then the groups of cities.
select cities
from (
    select
        home_city as cities,
        1 as place
    from marts.board
    where home_city is not null
    union all
    select distinct
        city_group as cities,
        2 as place
    from marts.city_ranks
) as known
order by place asc, cities asc
