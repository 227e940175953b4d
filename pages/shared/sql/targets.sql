-- How many of a city's indicators reach their target, in each of the last twelve months, the newest
-- first; no city is ours, in our own group. rule_year: the oldest year whose targets count in a
-- later one, of which none are laid down yet; null where there is none such.
select
    targets.period_end,
    targets.aimed,
    targets.reached,
    targets.is_current,
    (
        select min(carried.rule_year)
        from marts.carried_over as carried
        where carried.kind = 'target' and year(targets.period_end) = carried.year
    ) as rule_year
from marts.targets as targets
cross join marts.board as board
where
    targets.city = coalesce($city, board.home_city)
    and targets.city_group = coalesce($city_group, board.home_group)
order by targets.period_end desc
limit 12
