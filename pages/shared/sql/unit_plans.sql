-- One row per line of the board's year's plan for one unit: what was planned, what came.
with year_of as (
    select year(as_of) as year
    from marts.board
)

select
    growth.item as name,
    growth.planned,
    growth.done,
    growth.done_share
from marts.growth as growth
inner join year_of on growth.year = year_of.year
where growth.unit = $unit
union all
select
    '信息宣传得分' as name,
    league.target as planned,
    league.points as done,
    league.target_share as done_share
from marts.publicity_league as league
inner join year_of on league.year = year_of.year
where league.unit = $unit and league.target is not null
union all
select
    '主办论坛' as name,
    hosts.planned,
    hosts.hosted as done,
    hosts.hosted / nullif(hosts.planned, 0) as done_share
from marts.hosts as hosts
inner join year_of on hosts.year = year_of.year
where hosts.unit = $unit and hosts.planned is not null
union all
select
    '每人每月下基层' as name,
    any_value(visits.promised) as planned,
    round(sum(visits.visits) / nullif(sum(visits.cadres), 0), 2) as done,
    sum(visits.visits) / nullif(sum(visits.cadres), 0) / any_value(visits.promised) as done_share
from marts.service_visits as visits
inner join year_of on visits.year = year_of.year
where visits.unit = $unit
having any_value(visits.promised) is not null
order by done_share, name
