-- One row per city name as some sheet writes it and the register knows it: 秦皇岛 is 秦皇岛市. is_former:
-- it is a name that the city has no longer.
with written as (
    select city from raw.indicator_values
    union
    select city from raw.benchmark_tasks
    union
    select city from raw.study_visits
    union
    select reference_city from raw.schemes
    union
    select merged_into from raw.cities
    union
    select split_from from raw.cities
    union
    select city from raw.cities
),

called as (
    select
        written.city as written,
        renames.city is not null as is_former,
        coalesce(renames.city, raw.bare_city(written.city)) as bare
    from written
    left join staging.renames as renames on raw.bare_city(written.city) = renames.former
),

registered as (
    select distinct city
    from staging.cities
),

matched as (
    select
        called.written,
        called.is_former,
        cities.city,
        row_number() over (
            partition by called.written
            order by case when called.written = cities.city then 0 else 1 end, cities.city
        ) as place
    from called
    inner join registered as cities on called.bare = raw.bare_city(cities.city)
)

select
    written,
    city,
    is_former
from matched
where place = 1
