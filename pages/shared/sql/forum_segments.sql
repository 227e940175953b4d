-- One row per segment: how many of a year's forums filled it in.
select
    segments.segment,
    count(*) filter (where segments.is_filled) as count,
    count(*) as forums
from marts.forums as held
cross join
    lateral (
        values
        (1, 'ask', held.ask is not null),
        (2, 'speak', held.speak is not null),
        (3, 'lift', held.lift is not null),
        (4, 'show', held.show is not null),
        (5, 'seek', held.seek is not null)
    ) as segments (place, segment, is_filled)
where held.year = $year
group by segments.place, segments.segment
order by segments.place
