-- One row per unit, by kind as an office lists them.
select
    unit,
    kind,
    parent,
    year,
    forums,
    topics,
    projects,
    problems,
    publications,
    honours,
    overdue,
    due_soon,
    is_demo
from marts.units
order by
    case kind
        when '机关部室' then 1 when '事业单位' then 2 when '区县总工会' then 3
        when '产业工会' then 4 else 5
    end,
    unit
