-- One row per city group of ours and other city in it whose size is known: how close it is to ours
-- in size. Size is the indicator whose dimension is 规模; where the register has none, the first of
-- the usual counts of employed persons or members that our city has a value of. No such indicator,
-- no rows. place 1 is the closest, by ratio; is_similar: at most half again as large or small.
with usual as (
    select
        names.name,
        names.place
    from (
        values
        ('职工数', 1),
        ('职工总数', 2),
        ('职工人数', 3),
        ('会员数', 4),
        ('会员总数', 5),
        ('会员人数', 6),
        ('工会会员数', 7),
        ('就业人数', 8)
    ) as names (name, place)
),

sizes as (
    select
        indicators.indicator,
        case
            when string_split(indicators.dimension, '/')[1] = '规模' then 0
            else usual.place
        end as place
    from marts.indicators as indicators
    left join usual on indicators.indicator = usual.name
    where string_split(indicators.dimension, '/')[1] = '规模' or usual.name is not null
),

ours as (
    select
        ranks.indicator,
        ranks.city_group,
        ranks.grain,
        ranks.period_start,
        ranks.period_end,
        ranks.value
    from marts.city_ranks as ranks
    inner join sizes on ranks.indicator = sizes.indicator
    where ranks.is_home and ranks.is_counted and ranks.value > 0
    qualify
        row_number() over (
            partition by ranks.city_group
            order by sizes.place asc, ranks.period_end desc, ranks.indicator asc, ranks.grain asc
        ) = 1
),

compared as (
    select
        theirs.city_group,
        theirs.city,
        theirs.role,
        theirs.indicator as size_indicator,
        theirs.unit,
        theirs.grain,
        theirs.period_start,
        theirs.period_end,
        theirs.value as size,
        round(theirs.value / ours.value, 9) as size_ratio,
        theirs.is_demo
    from ours
    inner join marts.city_ranks as theirs
        on
            ours.indicator = theirs.indicator
            and ours.city_group = theirs.city_group
            and ours.grain = theirs.grain
            and ours.period_end = theirs.period_end
            and ours.period_start is not distinct from theirs.period_start
    where not theirs.is_home and theirs.value > 0
)

select
    city_group,
    city,
    role,
    size_indicator,
    unit,
    grain,
    period_start,
    period_end,
    size,
    size_ratio,
    row_number() over (
        partition by city_group
        order by greatest(size_ratio, 1 / size_ratio) asc, city asc
    ) as place,
    greatest(size_ratio, 1 / size_ratio) <= 1.5 as is_similar,
    is_demo
from compared
order by city_group, place
