-- One row per news of the other sign than its series, which it fits as soon as the sign is turned:
-- and it lies further from the others than these lie apart, for a rate may well pass through zero.
with sides as (
    select
        others.id,
        count(*) as counted,
        if(count(*) < 5, 1.3, 3) as span,
        count(*) filter (where others.value * news.value < 0) as opposite,
        min(abs(others.value)) filter (where others.value * news.value < 0) as least,
        max(abs(others.value)) filter (where others.value * news.value < 0) as greatest
    from others
    inner join figures as news on others.id = news.id
    where others.circle = 'series' and others.basis = 0
    group by others.id
),

turned as (
    select news.*
    from sides
    inner join figures as news on sides.id = news.id
    where
        sides.counted >= 2
        and sides.opposite >= sides.counted - sides.counted // 4
        and abs(news.value) + sides.least > sides.greatest - sides.least
        and abs(news.value) between sides.least / sides.span and sides.greatest * sides.span
)

select
    turned.id,
    'sign' as kind,
    cast(null as integer) as power,
    others.other,
    -turned.shown as expected
from turned
inner join others on turned.id = others.id
where others.circle = 'series' and others.basis = 0 and others.value * turned.value < 0
qualify row_number() over (partition by turned.id order by others.distance) = 1
order by turned.id
