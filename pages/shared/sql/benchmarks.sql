-- The benchmark cities that we are compared with in a group, the near one first.
select
    benchmark_city,
    role,
    count(distinct indicator) as indicators
from marts.gaps
where gap is not null
group by benchmark_city, role
order by role != '近学' asc, indicators desc, benchmark_city asc
