-- One row per value of two periods that was put right after it was first said: then and now.
-- A computed indicator has its operands' corrections, a scheme those of its indicators.
select
    sources.operand,
    sources.city,
    sources.is_home,
    sources.period_start,
    sources.period_end,
    sources.grain,
    sources.unit,
    arg_min(sources.value, sources._upload) as said,
    arg_max(sources.value, sources._upload) filter (where sources.is_current) as stands,
    arg_max(sources.file, sources._upload) as file,
    arg_max(sources.loaded_by, sources._upload) as loaded_by,
    max(sources.loaded_at) as loaded_at
from memory.value_cells() as sources
where
    sources.kind = $kind
    and sources.subject = $subject
    and sources.city_group = $city_group
    and sources.grain = $grain
    and sources.period_end in ($since, $period_end)
group by
    sources.operand,
    sources.city,
    sources.is_home,
    sources.period_start,
    sources.period_end,
    sources.grain,
    sources.unit
having said is distinct from stands
order by sources.is_home desc, sources.period_end desc, sources.city asc, sources.operand asc
