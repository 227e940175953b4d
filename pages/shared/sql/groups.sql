-- The groups of cities in which an indicator is ranked or a scheme ranks anyone, ours first, then
-- the largest.
select ranked.city_group
from marts.ranked_groups as ranked
cross join marts.board as board
where
    ranked.kind = $kind
    and ranked.subject = $subject
    and (ranked.kind = 'indicator' or ranked.is_ranked)
order by
    ranked.city_group is distinct from board.home_group asc,
    ranked.members desc,
    ranked.city_group asc
