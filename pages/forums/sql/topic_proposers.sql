-- One row per unit that proposed topics in a year: how many, and how many of them were chosen.
select
    coalesce(proposer, '—') as name,
    count(*) as count,
    count(case when is_chosen then 1 end) as chosen,
    count(case when is_chosen then 1 end) / count(*) as chosen_share,
    median(days_to_choice) as median_days
from marts.topics
where year = $year
group by proposer
order by count desc, chosen desc, name asc
