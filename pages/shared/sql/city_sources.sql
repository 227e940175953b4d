-- The cells behind one city's values in a group, in each indicator's latest period.
with latest as (
    select
        indicator,
        max(period_end) as period_end
    from marts.city_ranks
    where
        city_group = $city_group
        and value is not null
    group by indicator
)

select
    if(
        sources.operand is null or sources.operand = sources.indicator,
        sources.indicator,
        sources.indicator || ' · ' || sources.operand
    ) as about,
    sources.written,
    sources.file,
    sources.sheet,
    sources.cell,
    sources._upload as upload,
    sources.loaded_by,
    sources.loaded_at
from marts.value_sources as sources
inner join latest
    on
        sources.indicator = latest.indicator
        and sources.period_end = latest.period_end
where sources.is_current and sources.city = $city
order by about
