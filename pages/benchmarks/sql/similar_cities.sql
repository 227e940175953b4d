-- The five cities of a group that are closest to ours in size, with their value of one indicator
-- in the newest period of it that counts.
with latest as (
    select
        ranks.grain,
        ranks.period_start,
        ranks.period_end,
        ranks.value
    from marts.city_ranks as ranks
    inner join marts.period_coverage as periods
        on
            periods.kind = 'indicator'
            and ranks.indicator = periods.subject
            and ranks.city_group = periods.city_group
            and ranks.grain = periods.grain
            and ranks.period_start = periods.period_start
            and ranks.period_end = periods.period_end
            and periods.is_current
    where
        ranks.indicator = $indicator
        and ranks.city_group = $city_group
        and ranks.is_home
        and ranks.value is not null
)

select
    alike.city,
    alike.role,
    alike.size_indicator,
    alike.size_ratio,
    alike.is_similar,
    ranks.value,
    ranks.rank,
    ranks.ranked,
    round(
        (ranks.value - latest.value)
        * case
            when indicators.is_higher_better then 1
            when not indicators.is_higher_better then -1
        end,
        cast(indicators.decimals as integer)
    ) as gap,
    alike.is_demo
from marts.similar_cities as alike
cross join latest
inner join marts.indicators as indicators on indicators.indicator = $indicator
left join marts.city_ranks as ranks
    on
        ranks.indicator = $indicator
        and alike.city_group = ranks.city_group
        and alike.city = ranks.city
        and latest.grain = ranks.grain
        and latest.period_end = ranks.period_end
        and latest.period_start is not distinct from ranks.period_start
where
    alike.city_group = $city_group
    and alike.place <= 5
order by alike.place
