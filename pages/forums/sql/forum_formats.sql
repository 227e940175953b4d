-- One row per format of a year's forums, in the plan's order: who organises it, planned and held.
select
    format as name,
    organiser,
    planned,
    forums as count,
    owed,
    last_held
from marts.forum_formats
where year = $year
order by place
