-- The cells behind one city's values in a group, in each indicator's newest period that counts.
with latest as (
    select
        subject as indicator,
        grain,
        period_start,
        period_end
    from marts.period_coverage
    where kind = 'indicator' and city_group = $city_group and is_current
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
        and sources.grain = latest.grain
        and sources.period_start is not distinct from latest.period_start
        and sources.period_end = latest.period_end
where sources.is_current and sources.city = $city
order by about
