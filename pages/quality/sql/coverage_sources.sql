-- The cells behind the latest period that a group of cities reports by a grain.
with newest as (
    select max(period_end) as period_end
    from marts.coverage
    where
        city_group = $city_group
        and grain = $grain
        and reported > 0
)

select
    sources.indicator || ' · ' || sources.city as about,
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
inner join newest on sources.period_end = newest.period_end
inner join marts.city_ranks as ranks
    on
        sources.indicator = ranks.indicator
        and sources.city = ranks.city
        and sources.grain = ranks.grain
        and sources.period_end = ranks.period_end
        and ranks.city_group = $city_group
where sources.grain = $grain
order by
    about asc,
    sources.operand asc,
    sources._upload desc
