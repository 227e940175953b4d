-- One row per medium of a year, with its publications, points and level.
select
    level,
    media as name,
    count(*) as count,
    coalesce(sum(points), 0) as points
from marts.publications
where year = $year
group by level, media
order by count desc, level asc, name asc
