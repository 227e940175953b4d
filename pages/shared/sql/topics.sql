-- One row per topic proposed in a year: those not chosen yet first, the longest wait before.
select
    topic,
    kind,
    proposer,
    proposed,
    accepted,
    days_to_choice,
    days_waiting,
    state,
    is_chosen,
    forum_no,
    case when state = 'discussed' then forum_no end as forum_held,
    theme,
    is_demo
from marts.topics
where year = $year
order by is_chosen asc, days_waiting desc nulls last, proposed desc nulls last, topic asc
