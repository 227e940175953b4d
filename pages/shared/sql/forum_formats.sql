-- One row per format of a year's forums.
select
    coalesce(format, '—') as name,
    count(*) as count
from marts.forums
where year = $year
group by all
order by count desc, name asc
