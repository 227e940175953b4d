-- One row per city of the group in one period, as in ranking.sql; the value is the scheme's score.
select
    city,
    role,
    is_home,
    period_start,
    period_end,
    grain,
    score as value,
    cast(null as varchar) as unit,
    rank,
    ranked,
    members,
    is_counted,
    rank_low,
    rank_high,
    without_low,
    without_high,
    coverage,
    weight_coverage,
    known,
    indicators,
    previous_rank,
    previous_ranked,
    previous_start,
    previous_end,
    is_next,
    is_same_field,
    same_ranked,
    rank_of_same,
    rank_change,
    nullif(gap_to_first, 0) as gap_to_first,
    gap_to_next,
    cast(null as double) as target,
    cast(null as double) as target_share,
    cast(null as bigint) as announced_rank,
    false as is_disputed,
    false as is_approx,
    cast(null as varchar) as written,
    is_demo,
    cast(null as varchar) as source,
    min(gap_to_first) filter (where rank > 1) over () as lead
from marts.composite_ranks
where
    scheme = $scheme
    and city_group = $city_group
    and grain = $grain
    and period_end = $period_end
order by rank is null, rank, city
