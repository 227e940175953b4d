-- One row per indicator of one city in a group, in the indicator's newest period that counts; of
-- several lengths of period the one by which the indicator is reported. Best first. trail: the
-- city's values in up to 12 periods; a gap is positive when the city is behind; quarter: see
-- methods.quarter.
with latest as (
    select *
    from marts.latest_ranks
    where city_group = $city_group
),

directions as (
    select
        indicator,
        case when is_higher_better then 1 when not is_higher_better then -1 end as direction
    from marts.indicators
),

benchmarks as (
    select
        indicator,
        max(city) filter (where role = '近学') as near_city,
        max(value) filter (where role = '近学') as near_value,
        max(city) filter (where role = '远学') as far_city,
        max(value) filter (where role = '远学') as far_value
    from latest
    group by indicator
)

select
    latest.indicator,
    indicators.dimension,
    latest.unit,
    coalesce(indicators.decimals, 1) as decimals,
    indicators.is_higher_better,
    latest.grain,
    latest.period_start,
    latest.period_end,
    latest.city,
    latest.role,
    latest.value,
    latest.rank,
    latest.ranked,
    latest.members,
    latest.previous_rank,
    latest.previous_ranked,
    latest.previous_start,
    latest.previous_end,
    latest.is_next,
    latest.is_same_field,
    latest.same_ranked,
    latest.rank_of_same,
    latest.rank_change,
    latest.gap_to_first,
    latest.target,
    latest.target_share,
    latest.is_approx,
    latest.is_demo,
    latest.trail,
    methods.quarter(latest.value, indicators.is_higher_better, quartiles.quartiles) as quarter,
    benchmarks.near_city,
    benchmarks.far_city,
    round(
        (benchmarks.near_value - latest.value) * directions.direction,
        cast(coalesce(indicators.decimals, 1) as integer)
    ) as near_gap,
    round(
        (benchmarks.far_value - latest.value) * directions.direction,
        cast(coalesce(indicators.decimals, 1) as integer)
    ) as far_gap
from latest
inner join marts.indicators as indicators on latest.indicator = indicators.indicator
inner join benchmarks on latest.indicator = benchmarks.indicator
inner join directions on latest.indicator = directions.indicator
left join marts.quartiles as quartiles
    on
        latest.indicator = quartiles.indicator
        and latest.city_group = quartiles.city_group
        and latest.grain = quartiles.grain
        and latest.period_end = quartiles.period_end
        and latest.period_start is not distinct from quartiles.period_start
where latest.city = $city
order by
    latest.rank is null,
    latest.rank / latest.ranked,
    latest.rank,
    latest.indicator
