-- One row per list of key work: how many projects, how many settled, on time, behind, at risk.
select
    list as name,
    projects as planned,
    settled as done,
    settled_share as done_share,
    on_track,
    behind,
    at_risk,
    overdue,
    mean_progress
from marts.lists
order by
    case list when '责任清单' then 1 when '目标清单' then 2 when '负面清单' then 3 else 4 end
