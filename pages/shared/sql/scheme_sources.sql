-- The cells behind the indicators of a scheme's scores in one group and period; ours first.
select
    ranks.city || ' · ' || sources.operand as about,
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
from marts.composite_ranks as ranks
inner join marts.scheme_nodes as nodes
    on
        ranks.scheme = nodes.scheme
        and nodes.kind = 'indicator'
inner join marts.value_sources as sources
    on
        nodes.node = sources.indicator
        and ranks.city = sources.city
        and ranks.period_end = sources.period_end
        and ranks.period_start is not distinct from sources.period_start
where
    ranks.scheme = $scheme
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ($period_end is null or ranks.period_end = $period_end)
order by
    sources.period_end desc,
    ranks.is_home desc,
    ranks.rank asc nulls last,
    sources.city asc,
    sources.operand asc,
    sources._upload desc
