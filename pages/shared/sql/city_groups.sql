-- The groups in which a city is ranked, the one with most indicators first.
select city_group
from marts.city_ranks
where city = $city
group by city_group
order by count(distinct indicator) desc, max(members) desc, city_group asc
