-- How many of our indicators reach their target, in each of the last twelve months.
select
    city_ranks.period_end,
    count(*) as aimed,
    count(*) filter (where city_ranks.target_share >= 1) as reached
from marts.city_ranks as city_ranks
inner join marts.board as board on city_ranks.city_group = board.home_group
where
    city_ranks.is_home
    and city_ranks.grain = 'month'
    and city_ranks.target_share is not null
group by city_ranks.period_end
order by city_ranks.period_end desc
limit 12
