-- One row per city and group: the cities that are ranked against each other.
select
    city,
    city_group,
    province,
    role,
    is_home,
    members,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from staging.cities
order by city_group, city
