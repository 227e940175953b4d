-- One row per format of a year's forums, in the house's order: who organises it, how often held.
select
    format as name,
    organiser,
    forums as count,
    last_held
from marts.forum_formats
where year = $year
order by place
