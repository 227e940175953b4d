-- One row per value of two periods that was put right after it was first said: then and now.
-- A computed indicator has its operands' corrections, a scheme those of its indicators.
select
    sources.operand,
    sources.city,
    ranks.is_home,
    sources.period_start,
    sources.period_end,
    sources.grain,
    sources.unit,
    arg_min(sources.value, sources._upload) as said,
    arg_max(sources.value, sources._upload) filter (where sources.is_current) as stands,
    arg_max(sources.file, sources._upload) as file,
    arg_max(sources.loaded_by, sources._upload) as loaded_by,
    max(sources.loaded_at) as loaded_at
from marts.value_sources as sources
inner join memory.measured() as measured on sources.indicator = measured.indicator
inner join memory.standings() as ranks
    on
        measured.kind = ranks.kind
        and measured.subject = ranks.subject
        and sources.city = ranks.city
        and sources.grain = ranks.grain
        and sources.period_start is not distinct from ranks.period_start
        and sources.period_end = ranks.period_end
where
    ranks.kind = $kind
    and ranks.subject = $subject
    and ranks.city_group = $city_group
    and ranks.grain = $grain
    and ranks.period_end in ($since, $period_end)
group by
    sources.operand,
    sources.city,
    ranks.is_home,
    sources.period_start,
    sources.period_end,
    sources.grain,
    sources.unit
having said is distinct from stands
order by ranks.is_home desc, sources.period_end desc, sources.city asc, sources.operand asc
