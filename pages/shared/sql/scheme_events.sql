-- Forums, and the campaigns for the indicators that a scheme weighs.
select
    events.label,
    events.kind,
    events.starts,
    events.ends,
    events.forum_no,
    bool_or(events.indicator is not null) as is_own
from marts.events as events
left join marts.scheme_nodes as nodes
    on
        events.indicator = nodes.node
        and nodes.kind = 'indicator'
        and nodes.scheme = $scheme
where events.indicator is null or nodes.node is not null
group by events.label, events.kind, events.starts, events.ends, events.forum_no
order by events.starts, events.label
