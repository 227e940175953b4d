-- One row per innovation studio of a year, the largest benefit first.
select
    studio as name,
    unit,
    tier,
    benefit,
    benefit as count,
    reward,
    benefit_per_yuan,
    previous_benefit,
    is_demo
from marts.studios
where year = $year
order by benefit desc nulls last, name asc
