-- Groups of cities and grains of periods with indicators, ours and the fullest first.
select
    coverage.city_group,
    coverage.grain,
    count(*) as cells,
    coverage.city_group = any_value(board.home_group) as is_home
from marts.coverage as coverage
cross join marts.board as board
where coverage.grain in ('tenday', 'month', 'cumulated', 'quarter', 'half', 'year')
group by coverage.city_group, coverage.grain
order by is_home desc, cells desc, coverage.city_group asc
