-- One row per unit in a year's league of publicity, best first.
select
    unit as name,
    unit,
    publications,
    national,
    provincial,
    municipal,
    points,
    national_points,
    provincial_points,
    municipal_points,
    without_rule,
    rank,
    ranked,
    target,
    target_share,
    is_demo
from marts.publicity_league
where year = $year
order by rank, unit
