-- One row per city of the group in one period, best first; cities that did not report come last.
-- What a scheme's scores have beside ranks is null for an indicator, and the other way round.
select
    city,
    role,
    is_home,
    period_start,
    period_end,
    grain,
    value,
    unit,
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
    target,
    target_share,
    announced_rank,
    change,
    changed_in,
    compared_with,
    year_change,
    announced_rank is not null and rank is not null and announced_rank != rank as is_disputed,
    coalesce(is_approx, false) as is_approx,
    written,
    name_then,
    is_demo,
    source,
    min(gap_to_first) filter (where rank > 1) over () as lead
from memory.standings()
where
    kind = $kind
    and subject = $subject
    and city_group = $city_group
    and grain = $grain
    and period_end = $period_end
order by rank is null, rank, city
