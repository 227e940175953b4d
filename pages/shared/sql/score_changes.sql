-- One row per indicator of a scheme: what it added to a city's score at two periods, and the steps
-- that lead from the one score to the other, the greatest gain first. They add up exactly.
with parts as (
    select
        indicator,
        coalesce(max(contribution) filter (where period_end = $since), 0) as part_before,
        coalesce(max(contribution) filter (where period_end = $period_end), 0) as part_now,
        max(value) filter (where period_end = $since) as value_before,
        max(value) filter (where period_end = $period_end) as value_now
    from marts.contributions
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and city = $city
        and period_end in ($since, $period_end)
    group by indicator, path
),

scores as (
    select
        max(score) filter (where period_end = $since) as score_before,
        max(score) filter (where period_end = $period_end) as score_now
    from marts.composite_ranks
    where
        scheme = $scheme
        and city_group = $city_group
        and grain = $grain
        and city = $city
        and period_end in ($since, $period_end)
)

select
    parts.indicator,
    indicators.unit,
    indicators.decimals,
    parts.value_before,
    parts.value_now,
    parts.part_before,
    parts.part_now,
    parts.part_now - parts.part_before as change,
    scores.score_before + sum(parts.part_now - parts.part_before) over steps
    - (parts.part_now - parts.part_before) as step_from,
    scores.score_before + sum(parts.part_now - parts.part_before) over steps as step_to,
    scores.score_before,
    scores.score_now
from parts
cross join scores
inner join marts.indicators as indicators on parts.indicator = indicators.indicator
where scores.score_before is not null and scores.score_now is not null
window
    steps as (
        order by parts.part_now - parts.part_before desc, parts.indicator asc
        rows unbounded preceding
    )
order by change desc, parts.indicator asc
