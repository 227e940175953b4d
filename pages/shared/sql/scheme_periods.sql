-- The periods of a scheme in a group with any rank, newest first.
select
    period_start,
    period_end,
    grain
from marts.composite_ranks
where
    scheme = $scheme
    and city_group = $city_group
    and rank is not null
group by period_start, period_end, grain
order by period_end desc, grain asc
