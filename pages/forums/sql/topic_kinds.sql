-- One row per kind of topic proposed in a year: how many, how many of them chosen, and how fast.
select
    coalesce(kind, '—') as name,
    count(*) as planned,
    count(case when is_chosen then 1 end) as done,
    count(case when is_chosen then 1 end) / count(*) as done_share,
    median(days_to_choice) as median_days
from marts.topics
where year = $year
group by kind
order by planned desc, name asc
