-- Ranks that were announced otherwise than they come out, the latest first.
select
    indicator,
    city,
    city_group,
    grain,
    period_start,
    period_end,
    rank,
    announced_rank,
    ranked,
    value,
    unit,
    source
from marts.announced_ranks
order by period_end desc, is_home desc, indicator asc, city asc
