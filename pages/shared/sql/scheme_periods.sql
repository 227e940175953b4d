-- The periods of a scheme in a group with any score, newest first, as in periods.sql.
select
    period_start,
    period_end,
    grain,
    is_counted,
    is_current
from marts.period_coverage
where
    kind = 'scheme'
    and subject = $scheme
    and city_group = $city_group
    and is_scored
order by period_end desc, grain asc, period_start desc
