-- One row per meeting, the newest first: how much of what it decided is done.
select
    meeting_no,
    coalesce(any_value(meeting), '—') as name,
    count(*) as planned,
    count(*) filter (where state = 'done') as done,
    count(*) filter (where state = 'overdue') as overdue,
    count(*) filter (where state = 'done') / count(*) as done_share
from marts.decisions
group by meeting_no
order by meeting_no desc
