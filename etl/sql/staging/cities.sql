-- One row per city and group of the register; a city named without a group stands in 未分组.
with registered as (
    select
        cities.city,
        coalesce(cities."group", '未分组') as city_group,
        cities.province,
        cities.role,
        cities.since,
        uploads.is_demo,
        cities._upload,
        cities._sheet,
        cities._row,
        cities._cell
    from raw.cities as cities
    inner join raw.uploads as uploads on cities._upload = uploads.upload
    where cities._current
),

known as (
    select
        city,
        max(province) as province,
        max(case when role <> '同组' then role end) as role,
        max(case when role = '本市' then 1 else 0 end) = 1 as is_home
    from registered
    group by city
)

select
    registered.city,
    registered.city_group,
    coalesce(registered.province, known.province) as province,
    case
        when known.is_home then '本市'
        else coalesce(registered.role, known.role, '同组')
    end as role,
    known.is_home,
    registered.since,
    registered.is_demo,
    count(*) over (partition by registered.city_group) as members,
    registered._upload,
    registered._sheet,
    registered._row,
    registered._cell
from registered
inner join known on registered.city = known.city
