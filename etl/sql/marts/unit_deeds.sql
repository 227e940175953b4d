-- One row per unit and thing that it did, on the day it was done.
with deeds as (
    select
        host as unit,
        'forum' as kind,
        theme as name,
        held as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.forums
    union all
    select
        proposer as unit,
        'topic' as kind,
        topic as name,
        proposed as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.topic_stages
    union all
    select
        lead as unit,
        'project' as kind,
        project as name,
        finished as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.projects
    where light = 'done'
    union all
    select
        unnest(string_split(owner, '、')) as unit,
        'problem' as kind,
        problem as name,
        closed_on as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.problems
    where is_closed
    union all
    select
        unit,
        'publication' as kind,
        headline as name,
        published as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.publications
    union all
    select
        unit,
        'honour' as kind,
        honour as name,
        granted as day,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from marts.honours
)

select
    unit,
    kind,
    name,
    day,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from deeds
where unit is not null and day is not null
order by unit, day, kind, name
