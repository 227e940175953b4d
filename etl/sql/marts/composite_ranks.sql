-- One row per scheme, city group, period in which an indicator of the scheme is known, and city
-- that was a member by then. Without enough cities (is_counted: marts.period_coverage) there are
-- scores and no ranks. rank_low to rank_high holds nine tenths of the ranks under drawn weights,
-- and the rank; without_low to without_high the ranks with one indicator left out. coverage: the
-- share of its indicators that are known of a city; weight_coverage: what these weigh. previous_
-- and what is said of the field: as in marts.city_ranks.
with ranked as (
    select
        scores.scheme,
        scores.city_group,
        scores.grain,
        scores.period_start,
        scores.period_end,
        scores.city,
        cities.role,
        cities.is_home,
        scores.score,
        if(coalesce(periods.is_counted, false), scores.rank, null) as rank,
        if(coalesce(periods.is_counted, false), count(scores.rank) over period, 0) as ranked,
        count(*) over period as members,
        coalesce(periods.is_counted, false) as is_counted,
        periods.before_start,
        periods.before_end,
        coalesce(periods.is_next, true) as is_next,
        scores.coverage,
        scores.weight_coverage,
        scores.known,
        scores.indicators,
        if(
            coalesce(periods.is_counted, false),
            max(scores.score) over period - scores.score,
            null
        ) as gap_to_first,
        scores.is_demo
    from marts.composite_scores as scores
    inner join staging.memberships as cities
        on
            scores.city_group = cities.city_group
            and scores.city = cities.city
            and scores.period_end >= cities.member_from
    left join marts.period_coverage as periods
        on
            periods.kind = 'scheme'
            and scores.scheme = periods.subject
            and scores.city_group = periods.city_group
            and scores.grain = periods.grain
            and scores.period_start = periods.period_start
            and scores.period_end = periods.period_end
    where scores.path = ''
    window
        period as (
            partition by
                scores.scheme,
                scores.city_group,
                scores.grain,
                scores.period_start,
                scores.period_end
        )
),

ladder as (
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        rank,
        lag(min(score)) over (
            partition by scheme, city_group, grain, period_start, period_end
            order by rank
        ) as next_score
    from ranked
    where rank is not null
    group by scheme, city_group, grain, period_start, period_end, rank
),

without as (
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        min(rank_without) as lowest,
        max(rank_without) as highest
    from marts.leave_one_out
    group by scheme, city_group, grain, period_start, period_end, city
)

select
    ranked.scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_start,
    ranked.period_end,
    ranked.city,
    ranked.role,
    ranked.is_home,
    ranked.score,
    ranked.rank,
    ranked.ranked,
    ranked.members,
    ranked.is_counted,
    if(ranked.rank is null, null, least(ranked.rank, bands.lowest)) as rank_low,
    if(ranked.rank is null, null, greatest(ranked.rank, bands.highest)) as rank_high,
    if(ranked.rank is null, null, least(ranked.rank, without.lowest)) as without_low,
    if(ranked.rank is null, null, greatest(ranked.rank, without.highest)) as without_high,
    ranked.coverage,
    ranked.weight_coverage,
    ranked.known,
    ranked.indicators,
    ranked.before_start as previous_start,
    ranked.before_end as previous_end,
    ranked.is_next,
    earlier.score as previous_score,
    if(ranked.is_counted, earlier.rank, null) as previous_rank,
    if(ranked.is_counted, max(earlier.ranked) over period, null) as previous_ranked,
    if(ranked.is_counted, earlier.rank - ranked.rank, null) as rank_change,
    count(*) filter (where ranked.rank is not null and earlier.rank is not null) over period
        as same_ranked,
    max(earlier.ranked) over period is null
    or not ranked.is_counted
    or (same_ranked = ranked.ranked and same_ranked = max(earlier.ranked) over period)
        as is_same_field,
    if(
        ranked.rank is not null and earlier.rank is not null,
        rank() over (
            partition by
                ranked.scheme,
                ranked.city_group,
                ranked.grain,
                ranked.period_start,
                ranked.period_end,
                ranked.rank is not null and earlier.rank is not null
            order by ranked.rank
        ),
        null
    ) as rank_of_same,
    ranked.gap_to_first,
    ladder.next_score - ranked.score as gap_to_next,
    ranked.is_demo
from ranked
left join ladder
    on
        ranked.scheme = ladder.scheme
        and ranked.city_group = ladder.city_group
        and ranked.grain = ladder.grain
        and ranked.period_start = ladder.period_start
        and ranked.period_end = ladder.period_end
        and ranked.rank = ladder.rank
left join staging.rank_bands as bands
    on
        ranked.scheme = bands.scheme
        and ranked.city_group = bands.city_group
        and ranked.grain = bands.grain
        and ranked.period_start = bands.period_start
        and ranked.period_end = bands.period_end
        and ranked.city = bands.city
left join without
    on
        ranked.scheme = without.scheme
        and ranked.city_group = without.city_group
        and ranked.grain = without.grain
        and ranked.period_start = without.period_start
        and ranked.period_end = without.period_end
        and ranked.city = without.city
left join ranked as earlier
    on
        ranked.scheme = earlier.scheme
        and ranked.city_group = earlier.city_group
        and ranked.grain = earlier.grain
        and ranked.before_start is not distinct from earlier.period_start
        and ranked.before_end = earlier.period_end
        and ranked.city = earlier.city
window
    period as (
        partition by
            ranked.scheme,
            ranked.city_group,
            ranked.grain,
            ranked.period_start,
            ranked.period_end
    )
order by
    ranked.scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_end,
    ranked.period_start,
    ranked.city
