-- One row per scheme, city group, period, city and indicator: rank and score without the indicator,
-- the other weights rescaled.
-- by: scheme
select
    without.scheme,
    without.city_group,
    without.grain,
    without.period_start,
    without.period_end,
    without.city,
    without.indicator,
    without.path,
    without.rank as rank_without,
    without.score as score_without,
    scores.rank,
    scores.score,
    scores.is_demo
from staging.ranks_without as without
inner join marts.composite_scores as scores
    on
        without.scheme = scores.scheme
        and without.city_group = scores.city_group
        and without.grain = scores.grain
        and without.period_start = scores.period_start
        and without.period_end = scores.period_end
        and without.city = scores.city
        and scores.path = ''
where scores.rank is not null
order by
    without.scheme,
    without.city_group,
    without.grain,
    without.period_end,
    without.period_start,
    without.city,
    without.path
