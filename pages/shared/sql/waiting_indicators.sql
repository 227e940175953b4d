-- The latest period of each indicator of a group that does not count yet, the newest first.
select
    subject as indicator,
    period_start,
    period_end,
    grain,
    reported,
    members,
    missing
from marts.period_coverage
where
    kind = 'indicator'
    and city_group = $city_group
    and is_waiting
qualify
    row_number() over (
        partition by subject
        order by period_end desc, period_start desc
    ) = 1
order by period_end desc, subject asc
