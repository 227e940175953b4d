-- The groups of cities in which a scheme ranks anyone, ours first, then the largest.
select ranks.city_group
from marts.composite_ranks as ranks
cross join marts.board as board
where
    ranks.scheme = $scheme
    and ranks.rank is not null
group by ranks.city_group, board.home_group
order by
    ranks.city_group is distinct from board.home_group,
    max(ranks.members) desc,
    ranks.city_group
