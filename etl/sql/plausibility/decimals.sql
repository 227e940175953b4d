-- One row per news with decimals of what is counted (people, cases …), unless it is so of half of
-- the indicator's values, three or more: then they are means.
with counted as (
    select
        *,
        abs(value - round(value)) > 0.000001 * greatest(1, abs(value)) as is_broken
    from figures
    where
        place is not null
        and factor = 1
        and base in (
            '人', '名', '位', '个', '家', '户', '件', '项', '条', '次', '人次', '户次', '家次', '场',
            '场次', '篇', '篇次', '期', '届', '批', '份', '册', '本', '张', '封', '起', '宗', '例',
            '座', '所', '处', '支', '台', '辆', '间', '对', '队'
        )
        and not regexp_matches(indicator, '均|比|每|率')
),

shares as (
    select
        indicator,
        count(*) as known,
        avg(cast(is_broken as integer)) as broken
    from counted
    group by indicator
)

select
    counted.id,
    'decimals' as kind,
    cast(null as integer) as power,
    others.other,
    round(counted.shown) as expected
from counted
inner join shares on counted.indicator = shares.indicator
left join others on counted.id = others.id and others.basis = 0
where counted.is_news and counted.is_broken and (shares.broken < 0.5 or shares.known < 3)
qualify
    row_number() over (
        partition by counted.id
        order by others.circle desc, others.distance asc, others.city asc
    ) = 1
order by counted.id
