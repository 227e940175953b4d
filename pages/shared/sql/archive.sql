-- One row per forum of a year: materials that are missing first, then the latest.
select
    forum_no,
    theme,
    host,
    held,
    due,
    archived,
    days_late,
    state,
    is_demo
from marts.archive
where year = $year
order by
    case state
        when 'missing' then 1
        when 'late' then 2
        when 'open' then 3
        else 4
    end,
    days_late desc, held desc
