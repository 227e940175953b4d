-- The groups of cities in which an indicator is ranked or a scheme ranks anyone, ours first, then
-- the largest.
select standings.city_group
from memory.standings() as standings
cross join marts.board as board
where
    standings.kind = $kind
    and standings.subject = $subject
    and (standings.kind = 'indicator' or standings.rank is not null)
group by standings.city_group, board.home_group
order by
    standings.city_group is distinct from board.home_group,
    max(standings.members) desc,
    standings.city_group
