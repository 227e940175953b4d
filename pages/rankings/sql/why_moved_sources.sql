-- The cells behind the values or scores of two periods, superseded ones too; one city's first.
select
    concat_ws(
        ' · ',
        sources.city,
        if(
            sources.kind = 'indicator',
            nullif(sources.operand, sources.indicator),
            sources.operand
        ),
        strftime(sources.period_end, '%Y-%m-%d')
    ) as about,
    sources.written,
    sources.file,
    sources.sheet,
    sources.cell,
    sources._upload as upload,
    sources.loaded_by,
    sources.loaded_at
from memory.value_cells() as sources
where
    sources.kind = $kind
    and sources.subject = $subject
    and sources.city_group = $city_group
    and sources.grain = $grain
    and sources.period_end in ($since, $period_end)
order by
    sources.city = $city desc,
    sources.rank asc nulls last,
    sources.city asc,
    sources.operand asc,
    sources.period_end desc,
    sources._upload asc
