-- One row per thing whose name holds all the words (parted by blanks): what it is, and the page,
-- key and value of the address that opens it. Names that begin with the first word come first.
with said as (
    select lower(unnest(string_split($words, ' '))) as word
),

asked as (
    select word
    from said
    where word <> ''
),

things as (
    select
        'scheme' as kind,
        scheme as name,
        '' as about,
        'rankings' as page,
        'indicator' as key,
        scheme as value,
        1 as place
    from marts.schemes
    union all
    select
        'indicator' as kind,
        indicator as name,
        concat_ws(' · ', dimension, owner) as about,
        'indicator' as page,
        'indicator' as key,
        indicator as value,
        2 as place
    from marts.indicators
    union all
    select
        'city' as kind,
        city as name,
        string_agg(distinct city_group, '、' order by city_group) as about,
        'city' as page,
        'city' as key,
        city as value,
        3 as place
    from marts.city_groups
    group by city
    union all
    select
        'unit' as kind,
        unit as name,
        concat_ws(' · ', kind, parent) as about,
        'unit' as page,
        'unit' as key,
        unit as value,
        4 as place
    from marts.units
    union all
    select
        'forum' as kind,
        theme as name,
        concat_ws(' · ', year, host) as about,
        'forum' as page,
        'forum' as key,
        forum_no::varchar as value,
        5 as place
    from marts.forums
    union all
    select
        'topic' as kind,
        topic as name,
        concat_ws(' · ', proposer, theme) as about,
        if(forum_no is null, 'topics', 'forum') as page,
        if(forum_no is null, 'year', 'forum') as key,
        coalesce(forum_no, year)::varchar as value,
        6 as place
    from marts.topics
    union all
    select
        'project' as kind,
        project as name,
        concat_ws(' · ', lead, list) as about,
        'projects' as page,
        'lead' as key,
        lead as value,
        7 as place
    from marts.projects
    union all
    select
        'problem' as kind,
        problem as name,
        concat_ws(' · ', owner, year) as about,
        'problems' as page,
        'year' as key,
        year::varchar as value,
        8 as place
    from marts.problems
)

select
    kind,
    name,
    about,
    page,
    key,
    value
from things
where
    exists (from asked)
    and not exists (
        select 1
        from asked
        where not contains(lower(concat_ws(' ', things.name, things.about)), asked.word)
    )
order by
    exists (
        select 1
        from asked
        where not contains(lower(things.name), asked.word)
    ) asc,
    place asc, length(name) asc, name asc, value asc
limit 200
