-- The cells behind the gaps of one indicator to the benchmark cities, the latest period first.
-- A value that was corrected is followed by the earlier ones.
with compared as (
    select distinct
        indicator,
        period_start,
        period_end,
        unnest([home_city, benchmark_city]) as city
    from marts.gaps
    where
        indicator = $indicator
        and city_group = $city_group
        and gap is not null
)

select
    sources.city as about,
    sources.period_start,
    sources.period_end,
    sources.grain,
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
inner join compared
    on
        sources.indicator = compared.indicator
        and sources.city = compared.city
        and sources.period_end = compared.period_end
        and sources.period_start is not distinct from compared.period_start
order by
    sources.period_end desc,
    sources.city asc,
    sources.operand asc,
    sources._upload desc
