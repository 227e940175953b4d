-- Campaigns and forums that bear on an indicator.
select
    label,
    kind,
    starts,
    ends
from marts.events
where indicator is null or indicator = $indicator
order by starts, label
