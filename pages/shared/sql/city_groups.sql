-- The groups in which a city is ranked, the one with most indicators first.
select city_group
from marts.ranked_cities
where city = $city
order by indicators desc, members desc, city_group asc
