-- One row per scheme, city group, period, city and node above the indicators: its score and rank.
-- plain is the arithmetic mean of the same parts and known_share the weight of those known; they
-- are what contributions need. coverage counts the indicators known, weight_coverage weighs them.
-- by: scheme
select
    ranked.scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_start,
    ranked.period_end,
    ranked.city,
    ranked.node,
    ranked.kind,
    ranked.path,
    ranked.level,
    ranked.score,
    ranked.coverage,
    ranked.known,
    ranked.indicators,
    ranked.weight_coverage,
    ranked.rank,
    ranked.plain,
    ranked.known_share,
    ranked.is_undefined,
    ranked.is_demo
from methods.ranked('staging.scores', 'marts.scheme_nodes') as ranked
order by
    ranked.scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_end,
    ranked.period_start,
    ranked.path,
    ranked.city
