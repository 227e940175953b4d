-- One row per scheme, city group, period, city and indicator with a normalised value: what it adds
-- to the city's score.
-- by: scheme
select
    parts.scheme,
    parts.city_group,
    parts.grain,
    parts.period_start,
    parts.period_end,
    parts.city,
    parts.indicator,
    parts.path,
    parts.value,
    parts.normalised,
    parts.contribution,
    stated.is_demo
from
    methods.contributions(
        'marts.normalised_values', 'marts.composite_scores', 'marts.scheme_nodes'
    ) as parts
inner join marts.composite_scores as stated
    on
        parts.scheme = stated.scheme
        and parts.city_group = stated.city_group
        and parts.grain = stated.grain
        and parts.period_start = stated.period_start
        and parts.period_end = stated.period_end
        and parts.city = stated.city
        and stated.path = ''
order by
    parts.scheme,
    parts.city_group,
    parts.grain,
    parts.period_end,
    parts.period_start,
    parts.city,
    parts.path
