-- One row per segment: how many of a year's forums filled it in.
select
    count(ask) as ask,
    count(speak) as speak,
    count(lift) as lift,
    count("show") as "show",
    count(seek) as seek,
    count(*) as forums
from marts.forums
where year = $year
