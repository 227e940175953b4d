-- The periods of an indicator or scheme ($kind, $subject) in a group that do not count yet, the
-- newest first: those later than the one that every page stands on, and the chosen one.
select
    period_start,
    period_end,
    grain,
    reported,
    members,
    missing,
    needed,
    expected,
    again
from marts.period_coverage
where
    kind = $kind
    and subject = $subject
    and city_group = $city_group
    and not is_counted
    and (is_waiting or (grain = $grain and period_end = $period_end))
order by period_end desc, period_start desc
limit 3
