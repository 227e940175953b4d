-- Every city's rank by an indicator or a scheme in the last 24 periods that count of one grain, up
-- to the chosen one.
with recent as (
    select distinct period_end
    from memory.standings()
    where
        kind = $kind
        and subject = $subject
        and city_group = $city_group
        and grain = $grain
        and period_end <= $period_end
        and is_counted
    order by period_end desc
    limit 24
)

select
    standings.city,
    standings.role,
    standings.is_home,
    standings.period_start,
    standings.period_end,
    standings.grain,
    standings.value,
    standings.unit,
    standings.rank,
    standings.ranked,
    standings.members,
    standings.gap_to_first,
    standings.target_share,
    standings.name_then
from memory.standings() as standings
inner join recent on standings.period_end = recent.period_end
where
    standings.kind = $kind
    and standings.subject = $subject
    and standings.city_group = $city_group
    and standings.grain = $grain
order by standings.period_end, standings.rank, standings.city
