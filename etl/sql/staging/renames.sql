-- One row per former name that the register gives (曾用名), as bare names: the city as it is called
-- now, through all renames. A circle of names leads to none; a check tells of it.
with recursive stated as (
    select distinct
        raw.bare_city(written) as former,
        raw.bare_city(city) as city
    from (
        select
            city,
            unnest(string_split(former_names, '、')) as written
        from raw.cities
        where _current and former_names is not null
    ) as rows_
),

followed as (
    select
        former,
        city,
        1 as steps,
        count(*) over () as most
    from stated
    where former <> city
    union all
    select
        followed.former,
        stated.city,
        followed.steps + 1 as steps,
        followed.most
    from followed
    inner join stated on followed.city = stated.former and stated.former <> stated.city
    where followed.steps < followed.most -- a circle has no end
)

select
    former,
    min(city) as city
from followed
where
    city not in (
        select stated.former
        from stated
        where stated.former <> stated.city
    )
group by former
