-- The cities of a group, ours first, then the benchmark cities.
select
    city,
    role
from marts.city_groups
where city_group = $city_group
order by
    is_home desc,
    coalesce(role, '') not in ('近学', '远学') asc,
    city asc
