-- One row per rule of points, with the points before it.
select
    level,
    media,
    points,
    points_before,
    since
from marts.scoring_rules
order by
    case level when '国家' then 1 when '省' then 2 else 3 end,
    media nulls last,
    since nulls first
