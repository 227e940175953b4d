-- The cells behind our values and a benchmark city's, in the latest period of each indicator.
with latest as (
    select
        gaps.indicator,
        gaps.period_start,
        gaps.period_end,
        gaps.home_city,
        gaps.benchmark_city
    from marts.gaps as gaps
    inner join marts.indicators as indicators on gaps.indicator = indicators.indicator
    where
        gaps.benchmark_city = $benchmark_city
        and gaps.gap is not null
    qualify
        row_number() over (
            partition by gaps.indicator
            order by
                gaps.grain is not distinct from indicators.grain desc,
                gaps.period_end desc,
                gaps.city_group asc
        ) = 1
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
