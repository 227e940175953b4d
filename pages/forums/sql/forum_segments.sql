-- Exactly one row: how many of a year's forums filled in each segment.
select
    count(held.ask) as asked,
    count(held.speak) as spoken,
    count(held.lift) as lifted,
    count(held.show) as shown,
    count(held.seek) as sought,
    count(*) as forums
from marts.forums as held
where held.year = $year
