-- One row per news that is doubted, by the first of the reasons to doubt it. What seems too large
-- only beside a fraction is none.
with fractions_among as (
    select id
    from slips
    where kind = 'percent_as_fraction'
),

doubted as (
    select
        1 as reason,
        slips.*
    from slips
    left join fractions_among on slips.other = fractions_among.id and slips.kind = 'times'
    where fractions_among.id is null
    union all
    select
        2 as reason,
        *
    from signs
    union all
    select
        3 as reason,
        *
    from decimals
    union all
    select
        4 as reason,
        *
    from fractions
    union all
    select
        5 as reason,
        *
    from accruals
)

select
    news.file,
    news._sheet as sheet,
    news._cell as cell,
    news.indicator,
    news.unit,
    coalesce(news.written, '') as written,
    if(
        doubted.kind in ('times', 'part'),
        concat(doubted.kind, '_', cast(pow(10, doubted.power) as bigint)),
        doubted.kind
    ) as kind,
    cast(pow(10, doubted.power) as bigint) as factor,
    doubted.expected,
    news.city,
    cast(news.period_start as varchar) as period_start,
    cast(news.period_end as varchar) as period_end,
    news.grain,
    news.shown as value,
    others.city as known_city,
    cast(others.period_start as varchar) as known_start,
    cast(others.period_end as varchar) as known_end,
    others.grain as known_grain,
    others.shown as known_value
from doubted
inner join figures as news on doubted.id = news.id
left join figures as others on doubted.other = others.id
qualify row_number() over (partition by news.id order by doubted.reason) = 1
order by news.file, news._sheet, news._row, news._cell
