-- One row per matter of a year's plan: planned and done over all units.
select
    item as name,
    sum(planned) as planned,
    sum(done) as done,
    sum(done) / nullif(sum(planned), 0) as done_share,
    count(*) as units,
    count(case when done < planned then 1 end) as behind
from marts.growth
where year = $year
group by item
order by done_share, name
