-- The headlines of the board, the first one first.
select
    kind,
    subject,
    city_group
from marts.headlines
order by place
