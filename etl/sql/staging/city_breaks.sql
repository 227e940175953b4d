-- One row per city, day and change of what the city is: others went into it (merged), or others
-- were taken out of it (split), from that day on (since). Nothing of it compares across that day.
-- others: their names.
with merged as (
    select distinct
        receiving.city,
        cast(coalesce(stated.until_to, stated.until) + 1 as date) as since,
        named.city as other,
        uploads.is_demo
    from raw.cities as stated
    inner join raw.uploads as uploads on stated._upload = uploads.upload
    inner join staging.city_names as receiving on stated.merged_into = receiving.written
    inner join staging.city_names as named on stated.city = named.written
    where stated._current and coalesce(stated.until_to, stated.until) is not null
),

split as (
    select distinct
        parents.city,
        coalesce(stated.since, stated.since_to) as since,
        named.city as other,
        uploads.is_demo
    from raw.cities as stated
    inner join raw.uploads as uploads on stated._upload = uploads.upload
    inner join staging.city_names as parents on stated.split_from = parents.written
    inner join staging.city_names as named on stated.city = named.written
    where stated._current and coalesce(stated.since, stated.since_to) is not null
)

select
    city,
    since,
    'merged' as rule,
    string_agg(distinct other, '、' order by other) as others,
    bool_or(is_demo) as is_demo
from merged
group by city, since
union all
select
    city,
    since,
    'split' as rule,
    string_agg(distinct other, '、' order by other) as others,
    bool_or(is_demo) as is_demo
from split
group by city, since
