-- One row per news, other value that it is held against, and way to do so. Circle series: up to
-- twelve of its own series, six before and six after, and the value that it replaces where these
-- are fewer than three; peers: the other cities in its period, where that is so and none of the
-- known values of its series is of the same size; forty of them are enough. Basis 1 divides by the
-- months of the period: December of a cumulated series has twelve times those of January.
with series as (
    select
        news.id,
        'series' as circle,
        others.id as other,
        2 * abs(others.place - news.place) + cast(others.place > news.place as integer) as distance,
        others.is_known
        and others.value * news.value > 0
        and abs(others.size - news.size) < log10(3) as is_like
    from figures as news
    inner join figures as others
        on
            news.indicator = others.indicator
            and news.city = others.city
            and news.grain = others.grain
            and news.place <> others.place
            and others.place between news.place - 6 and news.place + 6
    where news.is_news
),

short as (
    select
        figures.*,
        coalesce(bool_or(series.is_like), false) as is_like
    from figures
    left join series on figures.id = series.id
    where figures.is_news
    group by all
    having count(series.id) < 3
),

cities as (
    select
        *,
        row_number() over (
            partition by indicator, grain, period_start, period_end order by md5(city)
        ) as number
    from figures
    where place is not null
),

told as (
    select
        id,
        circle,
        other,
        distance
    from series
    union all
    select
        short.id,
        'series' as circle,
        earlier.id as other,
        0 as distance
    from short
    inner join figures as earlier on -short.id = earlier.id
    union all
    select
        short.id,
        'peers' as circle,
        others.id as other,
        0 as distance
    from short
    inner join cities as others
        on
            short.indicator = others.indicator
            and short.grain = others.grain
            and short.period_start = others.period_start
            and short.period_end = others.period_end
            and short.city <> others.city
    where not short.is_like and others.number <= 40
)

select
    told.id,
    told.circle,
    told.distance,
    bases.basis,
    others.id as other,
    others.city,
    others.grain,
    others.period_start,
    others.period_end,
    others.value,
    others.shown,
    others.size - bases.basis * others.length as size
from told
inner join figures as others on told.other = others.id
inner join (values (0), (1)) as bases (basis)
    on bases.basis = 0 or others.grain = 'cumulated'
