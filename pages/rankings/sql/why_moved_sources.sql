-- The cells behind the values or scores of two periods, superseded ones too; one city's first.
select
    concat_ws(
        ' · ',
        sources.city,
        if(
            ranks.kind = 'indicator',
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
order by
    sources.city = $city desc,
    ranks.rank asc nulls last,
    sources.city asc,
    sources.operand asc,
    sources.period_end desc,
    sources._upload asc
