-- One row per city name as some sheet writes it and the register knows it: 秦皇岛 is 秦皇岛市.
with written as (
    select city from raw.indicator_values
    union
    select city from raw.benchmark_tasks
    union
    select city from raw.study_visits
    union
    select reference_city from raw.schemes
),

registered as (
    select distinct city
    from staging.cities
),

matched as (
    select
        written.city as written,
        cities.city,
        row_number() over (
            partition by written.city
            order by case when written.city = cities.city then 0 else 1 end, cities.city
        ) as place
    from written
    inner join registered as cities
        on raw.bare_city(written.city) = raw.bare_city(cities.city)
)

select
    written,
    city
from matched
where place = 1
