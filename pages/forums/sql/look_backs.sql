-- One row per look-back: overdue ones first, then the gaps that it found, the newest first.
select
    outcome,
    forum_no,
    owner,
    effective,
    due,
    looked,
    gap,
    new_topic,
    new_forum_no,
    state,
    days_overdue,
    is_demo
from marts.look_backs
order by
    case state
        when 'overdue' then 1
        when 'gap' then 2
        when 'linked' then 3
        when 'open' then 4
        else 5
    end,
    days_overdue desc nulls last, looked desc nulls last, due asc, outcome asc
