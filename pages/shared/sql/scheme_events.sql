-- Forums, the campaigns for the indicators that a scheme weighs, and the changes of its rules, of
-- its indicators' and of those that bear on none by name, with what became of a city of the group.
select
    events.label,
    events.kind,
    events.starts,
    events.ends,
    events.forum_no,
    events.rule,
    events.detail,
    bool_or(events.indicator is not null) as is_own
from marts.events as events
left join marts.scheme_nodes as nodes
    on
        events.indicator = nodes.node
        and nodes.kind = 'indicator'
        and nodes.scheme = $scheme
where
    (events.indicator is null or nodes.node is not null)
    and coalesce(events.scheme, $scheme) = $scheme
    and (
        events.city is null
        or exists (
            select 1
            from marts.city_groups as members
            where members.city_group = $city_group and members.city = events.city
        )
    )
group by
    events.label,
    events.kind,
    events.starts,
    events.ends,
    events.forum_no,
    events.rule,
    events.detail
order by events.starts, events.label
