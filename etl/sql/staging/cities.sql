-- One row per city and group of the register; a city named without a group stands in 未分组. A city
-- that was renamed has one name, its newest, and keeps what the register said of the old one: its
-- groups, role and days. member_until (至) ends the membership; a city that went into another one
-- ends in all groups. members: the cities of the group that go on.
with registered as (
    select
        coalesce(renames.city, raw.bare_city(cities.city)) as bare,
        renames.city is not null as is_former,
        cities.city,
        cities."group" as stated_group,
        cities.province,
        cities.role,
        coalesce(cities.since, cities.since_to) as since,
        coalesce(cities.until_to, cities.until) as member_until,
        cities.merged_into,
        cities.split_from,
        uploads.is_demo,
        cities._upload,
        cities._sheet,
        cities._row,
        cities._cell
    from raw.cities as cities
    inner join raw.uploads as uploads on cities._upload = uploads.upload
    left join staging.renames as renames on raw.bare_city(cities.city) = renames.former
    where cities._current
),

called as (
    select
        bare,
        arg_max(city, _upload) as city
    from registered
    where not is_former
    group by bare
),

named as (
    select
        registered.* exclude (city),
        if(registered.is_former, called.city, registered.city) as city,
        coalesce(
            registered.stated_group,
            -- a rename that states no group leaves the city in those of its old name
            if(
                bool_or(registered.is_former and registered.stated_group is not null)
                    over (partition by registered.bare),
                null,
                '未分组'
            )
        ) as city_group
    from registered
    inner join called on registered.bare = called.bare
),

known as (
    select
        bare,
        max(province) as province,
        max(case when role <> '同组' then role end) as role,
        max(case when role = '本市' then 1 else 0 end) = 1 as is_home,
        max(member_until) filter (where merged_into is not null) as merged_on,
        min(since) filter (where split_from is not null) as split_on
    from named
    group by bare
),

carried as (
    select
        *,
        coalesce(since, max(since) over in_group) as since_in_group,
        coalesce(member_until, max(member_until) over in_group) as until_in_group
    from named
    where city_group is not null
    window in_group as (partition by bare, city_group)
),

standing as (
    select *
    from carried
    qualify
        not is_former
        or (
            bool_and(is_former) over (partition by bare, city_group)
            and row_number() over (
                partition by bare, city_group, is_former
                order by _upload desc, _sheet desc, _row desc
            ) = 1
        )
)

select
    standing.city,
    standing.city_group,
    coalesce(standing.province, known.province) as province,
    case
        when known.is_home then '本市'
        else coalesce(standing.role, known.role, '同组')
    end as role,
    known.is_home,
    coalesce(standing.since_in_group, known.split_on) as since,
    least(standing.until_in_group, known.merged_on) as member_until,
    standing.is_demo,
    count(*) filter (where least(standing.until_in_group, known.merged_on) is null)
        over (partition by standing.city_group) as members,
    standing._upload,
    standing._sheet,
    standing._row,
    standing._cell
from standing
inner join known on standing.bare = known.bare
