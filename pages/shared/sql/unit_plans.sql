-- One row per line of the board's year's plan for one unit: what was planned, what came.
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
    done_share
from lines
where unit = $unit and year = (select year(board.as_of) from marts.board as board)
order by done_share, name
