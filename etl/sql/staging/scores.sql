-- One row per scheme, city group, period, city and node above the indicators, not yet ranked. Where
-- cities are compared in pairs (科普兰), those of which enough is known have their outcome as score.
-- by: scheme
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
    case
        when nodes.aggregation <> '科普兰' then scores.score
        when
            if(nodes.threshold_by = 'weight', scores.weight_coverage, scores.coverage)
            >= nodes.threshold - 0.000000001
            then pairs.score
    end as score,
    scores.coverage,
    scores.known,
    scores.indicators,
    scores.weight_coverage,
    scores.plain,
    scores.known_share,
    scores.is_undefined,
    demo.is_demo
from methods.scored('marts.normalised_values', 'marts.scheme_nodes') as scores
inner join marts.scheme_nodes as nodes
    on scores.scheme = nodes.scheme and scores.path = nodes.path
left join methods.outranked('marts.normalised_values', 'marts.scheme_nodes') as pairs
    on
        scores.scheme = pairs.scheme
        and scores.city_group = pairs.city_group
        and scores.grain = pairs.grain
        and scores.period_start = pairs.period_start
        and scores.period_end = pairs.period_end
        and scores.city = pairs.city
        and scores.path = pairs.path
inner join demo
    on
        scores.scheme = demo.scheme
        and scores.city_group = demo.city_group
        and scores.grain = demo.grain
        and scores.period_start = demo.period_start
        and scores.period_end = demo.period_end
