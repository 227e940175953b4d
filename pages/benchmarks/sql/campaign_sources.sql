-- The cells behind the values of ours on which a campaign's comparison rests.
select
    sources.indicator || ' · ' || sources.city || ' · ' || strftime(sources.period_end, '%Y-%m-%d')
        as about,
    sources.written,
    sources.file,
    sources.sheet,
    sources.cell,
    sources._upload as upload,
    sources.loaded_by,
    sources.loaded_at
from marts.value_sources as sources
inner join marts.campaign_periods as periods
    on
        sources.indicator = periods.indicator
        and sources.period_end = periods.period_end
        and sources.period_start is not distinct from periods.period_start
inner join marts.city_groups as cities on sources.city = cities.city
where
    sources.is_current
    and cities.is_home
    and cities.city_group = $city_group
    and periods.campaign = $campaign
    and periods.city_group = $city_group
    and periods.grain = $grain
    and (periods.is_compared or periods.phase = 'during')
order by sources.period_end, about, sources.operand
