-- The cells of one indicator in one group and period, ours first; earlier values below the one
-- that replaced them.
select
    sources.city,
    sources.operand,
    sources.value,
    sources.unit,
    sources.written,
    if(sources.is_current and sources.operand = sources.indicator, ranks.change, null) as change,
    ranks.changed_in,
    ranks.compared_with,
    sources.is_current,
    sources._upload as upload,
    sources.file,
    sources.sheet,
    sources.cell,
    sources.loaded_by,
    sources.loaded_at
from marts.value_sources as sources
inner join marts.city_ranks as ranks
    on
        sources.indicator = ranks.indicator
        and sources.city = ranks.city
        and sources.period_end = ranks.period_end
        and sources.period_start is not distinct from ranks.period_start
where
    ranks.indicator = $indicator
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ranks.period_end = $period_end
order by
    ranks.is_home desc,
    ranks.rank asc nulls last,
    sources.city asc,
    sources.operand asc,
    sources.loaded_at desc
