-- One row per scheme, city group, period, city and node above the indicators, not yet ranked.
with demo as (
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        bool_or(is_demo) as is_demo
    from marts.normalised_values
    group by scheme, city_group, grain, period_start, period_end
)

select
    scores.scheme,
    scores.city_group,
    scores.grain,
    scores.period_start,
    scores.period_end,
    scores.city,
    scores.path,
    scores.score,
    scores.coverage,
    scores.plain,
    scores.known_share,
    scores.is_undefined,
    demo.is_demo
from methods.scored('marts.normalised_values', 'marts.scheme_nodes') as scores
inner join demo
    on
        scores.scheme = demo.scheme
        and scores.city_group = demo.city_group
        and scores.grain = demo.grain
        and scores.period_start = demo.period_start
        and scores.period_end = demo.period_end
