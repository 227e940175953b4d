-- One row per place that was announced otherwise than it comes out; see marts.city_ranks.
-- by: indicator
select
    indicator,
    city,
    city_group,
    grain,
    period_start,
    period_end,
    is_home,
    rank,
    announced_rank,
    ranked,
    value,
    unit,
    source
from marts.city_ranks
where announced_rank <> rank
