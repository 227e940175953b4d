-- One row per line of one unit's plan of the board's year, or of the last one before that has any:
-- what was planned, what came, of which year, and which year the board is in.
with lines as (
    select
        year,
        unit,
        item as name,
        planned,
        done,
        done_share
    from marts.growth
    union all
    select
        year,
        unit,
        '信息宣传得分' as name,
        target as planned,
        points as done,
        target_share as done_share
    from marts.publicity_league
    where target is not null
    union all
    select
        year,
        unit,
        '主办论坛' as name,
        planned,
        hosted as done,
        hosted / nullif(planned, 0) as done_share
    from marts.hosts
    where planned is not null
    union all
    select
        year,
        unit,
        '每人每月下基层' as name,
        any_value(promised) as planned,
        methods.rounded(sum(visits), sum(cadres), 2) as done,
        sum(visits) / nullif(sum(cadres), 0) / any_value(promised) as done_share
    from marts.service_visits
    group by year, unit
    having any_value(promised) is not null
)

select
    name,
    planned,
    done,
    done_share,
    year,
    (select year(board.as_of) from marts.board as board) as board_year
from lines
where unit = $unit and year <= board_year
qualify year = max(year) over ()
order by done_share, name
