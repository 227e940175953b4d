-- The periods of an indicator in a group with any value, newest first: whether each counts, and
-- which of them every page stands on.
select
    period_start,
    period_end,
    grain,
    is_counted,
    is_current
from marts.period_coverage
where
    kind = 'indicator'
    and subject = $indicator
    and city_group = $city_group
order by period_end desc, grain asc, period_start desc
