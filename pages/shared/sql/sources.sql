-- The cells behind one indicator's values or a scheme's scores in a group, in one period or in all;
-- ours first.
-- A value that was corrected is followed by the earlier ones.
select
    if(
        ranks.kind = 'indicator'
        and (sources.operand is null or sources.operand = sources.indicator),
        sources.city,
        sources.city || ' · ' || sources.operand
    ) as about,
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
inner join memory.measured() as measured on sources.indicator = measured.indicator
inner join memory.standings() as ranks
    on
        measured.kind = ranks.kind
        and measured.subject = ranks.subject
        and sources.city = ranks.city
        and sources.period_end = ranks.period_end
        and sources.period_start is not distinct from ranks.period_start
where
    ranks.kind = $kind
    and ranks.subject = $subject
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
