-- The cells behind values whose rank was announced otherwise than it comes out.
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
where
    exists (
        select 1
        from marts.city_ranks as ranks
        where
            ranks.indicator = sources.indicator
            and ranks.city = sources.city
            and ranks.grain = sources.grain
            and ranks.period_end = sources.period_end
            and ranks.announced_rank <> ranks.rank
    )
order by
    sources.period_end desc,
    about asc,
    sources.operand asc,
    sources._upload desc
