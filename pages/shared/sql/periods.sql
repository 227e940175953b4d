-- The periods of an indicator or scheme in a group with any value or score, newest first: whether
-- each counts, and which of them every page stands on.
select
    period_start,
    period_end,
    grain,
    is_counted,
    is_current
from marts.period_coverage
where
    kind = $kind
    and subject = $subject
    and city_group = $city_group
    and (kind = 'indicator' or is_scored)
order by period_end desc, grain asc, period_start desc
