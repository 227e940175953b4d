-- One row per scheme, city group, period and city of which the scheme covers enough: as much as its
-- own threshold (覆盖率) asks for, or, where it has none, the board's share of what the fullest city
-- had in any of the three periods before.
-- by: scheme, subject
with scored as (
    select
        scores.scheme,
        scores.city_group,
        scores.grain,
        scores.period_start,
        scores.period_end,
        scores.city,
        scores.rank,
        scores.coverage,
        nodes.threshold
    from marts.composite_scores as scores
    inner join marts.scheme_nodes as nodes
        on scores.scheme = nodes.scheme and scores.path = nodes.path
    where scores.path = ''
),

fullest as (
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        max(max(coverage)) over (
            partition by scheme, city_group, grain
            order by period_end, period_start
            rows between 3 preceding and 1 preceding
        ) as coverage
    from scored
    group by scheme, city_group, grain, period_start, period_end
)

select
    scored.scheme,
    scored.city_group,
    scored.grain,
    scored.period_start,
    scored.period_end,
    scored.city
from scored
inner join fullest
    on
        scored.scheme = fullest.scheme
        and scored.city_group = fullest.city_group
        and scored.grain = fullest.grain
        and scored.period_start = fullest.period_start
        and scored.period_end = fullest.period_end
inner join staging.coverage_shares as shares
    on
        shares.kind = 'scheme'
        and scored.scheme = shares.subject
        and scored.city_group = shares.city_group
where
    scored.rank is not null
    and (
        scored.threshold > 0
        or scored.coverage >= shares.share * coalesce(fullest.coverage, 0) - 0.000000001
    )
