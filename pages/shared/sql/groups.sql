-- The groups of cities in which an indicator is ranked, ours first, then the largest.
select city_ranks.city_group
from marts.city_ranks as city_ranks
cross join marts.board as board
where city_ranks.indicator = $indicator
group by city_ranks.city_group, board.home_group
order by
    city_ranks.city_group is distinct from board.home_group,
    max(city_ranks.members) desc,
    city_ranks.city_group
