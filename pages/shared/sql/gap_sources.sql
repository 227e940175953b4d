-- The cells behind our values and a benchmark city's, in the latest period of each indicator.
with latest as (
    select
        indicator,
        period_start,
        period_end,
        home_city,
        benchmark_city
    from marts.gaps
    where
        benchmark_city = $benchmark_city
        and gap is not null
    qualify row_number() over (partition by indicator order by period_end desc, city_group asc) = 1
)

select
    sources.indicator || ' · ' || sources.city as about,
    sources.written,
    sources.file,
    sources.sheet,
    sources.cell,
    sources._upload as upload,
    sources.loaded_by,
    sources.loaded_at,
    sources.is_current,
    sources.replaced_at
from marts.value_sources as sources
inner join latest
    on
        sources.indicator = latest.indicator
        and sources.period_end = latest.period_end
        and sources.period_start is not distinct from latest.period_start
        and sources.city in (latest.home_city, latest.benchmark_city)
order by about asc, sources.operand asc, sources._upload desc
