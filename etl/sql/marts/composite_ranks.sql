-- One row per scheme, city group, period in which an indicator of the scheme is known, and city of
-- the group. rank_low to rank_high holds nine tenths of the ranks under drawn weights, and the
-- rank; without_low to without_high the ranks with one indicator left out.
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
        scores.rank,
        count(scores.rank) over period as ranked,
        count(*) over period as members,
        scores.coverage,
        max(scores.score) over period - scores.score as gap_to_first,
        max(scores.coverage) over period as best_coverage,
        scores.is_demo
    from marts.composite_scores as scores
    inner join staging.cities as cities
        on scores.city_group = cities.city_group and scores.city = cities.city
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
    if(ranked.rank is null, null, least(ranked.rank, bands.lowest)) as rank_low,
    if(ranked.rank is null, null, greatest(ranked.rank, bands.highest)) as rank_high,
    if(ranked.rank is null, null, least(ranked.rank, without.lowest)) as without_low,
    if(ranked.rank is null, null, greatest(ranked.rank, without.highest)) as without_high,
    ranked.coverage,
    lag(ranked.score) over city as previous_score,
    lag(ranked.rank) over city as previous_rank,
    lag(ranked.rank) over city - ranked.rank as rank_change,
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
window
    city as (
        partition by ranked.scheme, ranked.city_group, ranked.grain, ranked.city
        order by ranked.period_end, ranked.period_start
    )
order by
    ranked.scheme,
    ranked.city_group,
    ranked.grain,
    ranked.period_end,
    ranked.period_start,
    ranked.city
