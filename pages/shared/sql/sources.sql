-- The cells behind the values of one indicator, group and period; ours first.
select
    if(
        sources.operand is null or sources.operand = sources.indicator,
        sources.city,
        sources.city || ' · ' || sources.operand
    ) as about,
    sources.written,
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
    sources.is_current
    and ranks.indicator = $indicator
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ranks.period_end = $period_end
order by
    ranks.is_home desc,
    ranks.rank asc nulls last,
    sources.city asc,
    sources.operand asc
