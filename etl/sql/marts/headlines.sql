-- One row per headline of the board, the first one first: an indicator or scheme that stands in a
-- period that counts, and the city group. 看板设置 names them; what it does not name of the two, an
-- overall place and a place in one indicator, is the default scheme, and its weightiest indicator
-- or else the first of the register. None is chosen by how well we stand in it.
with standing as (
    select
        periods.kind,
        periods.subject,
        periods.city_group,
        row_number() over (
            partition by periods.kind, periods.subject
            order by
                periods.city_group is distinct from board.home_group asc,
                periods.members desc,
                periods.city_group asc
        ) as place
    from marts.period_coverage as periods
    cross join staging.board as board
    where periods.is_current
),

chosen as (
    select
        standing.kind,
        standing.subject,
        settings.city_group,
        settings.place
    from staging.settings as settings
    inner join standing on settings.subject = standing.subject and standing.place = 1
    where settings.choice = '头条'
    qualify
        row_number() over (
            partition by settings.subject, settings.city_group
            order by standing.kind desc
        ) = 1
),

overall as (
    select
        'scheme' as kind,
        schemes.scheme as subject,
        cast(null as varchar) as city_group,
        1000001 as place
    from marts.schemes as schemes
    inner join standing
        on standing.kind = 'scheme' and schemes.scheme = standing.subject and standing.place = 1
    where
        not exists (
            select 1
            from chosen
            where chosen.kind = 'scheme'
        )
    order by schemes.is_default desc, schemes.scheme asc
    limit 1
),

single as (
    select
        'indicator' as kind,
        indicators.indicator as subject,
        cast(null as varchar) as city_group,
        1000002 as place
    from marts.indicators as indicators
    inner join standing
        on
            standing.kind = 'indicator'
            and indicators.indicator = standing.subject
            and standing.place = 1
    left join marts.schemes as schemes on schemes.is_default
    left join marts.scheme_nodes as nodes
        on schemes.scheme = nodes.scheme and indicators.indicator = nodes.indicator
    where
        not exists (
            select 1
            from chosen
            where chosen.kind = 'indicator'
        )
    order by
        indicators.is_higher_better is null asc,
        nodes.effective_weight desc nulls last,
        indicators._upload asc,
        indicators._sheet asc,
        indicators._row asc
    limit 1
),

together as (
    select * from chosen
    union all
    select * from overall
    union all
    select * from single
)

select
    row_number() over (order by together.place, together.subject) as place,
    together.kind,
    together.subject,
    coalesce(wanted.city_group, standing.city_group) as city_group,
    together.place < 1000000 as is_chosen
from together
inner join standing
    on
        together.kind = standing.kind
        and together.subject = standing.subject
        and standing.place = 1
left join standing as wanted
    on
        together.kind = wanted.kind
        and together.subject = wanted.subject
        and together.city_group = wanted.city_group
order by together.place, together.subject
