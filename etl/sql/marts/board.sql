-- Exactly one row: what the whole board stands on. as_of is the day of the ledgers, values_to that
-- of the latest period; see staging.as_of.
with homes as (
    select
        city,
        city_group,
        row_number() over (order by members desc, city_group asc, city asc) as place
    from staging.cities
    where is_home
),

loaded as (
    select
        count(*) as uploads,
        coalesce(bool_or(is_demo), false) as is_demo,
        coalesce(bool_or(is_demo) and not bool_and(is_demo), false) as is_mixed
    from raw.uploads
)

select
    as_of.as_of,
    as_of.counted_to,
    as_of.values_to,
    homes.city as home_city,
    homes.city_group as home_group,
    loaded.is_demo,
    loaded.is_mixed,
    loaded.uploads,
    build.build,
    build.built_at
from raw.build as build
cross join loaded
cross join staging.as_of as as_of
left join homes on homes.place = 1
