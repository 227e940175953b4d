-- One row per news that a power of ten explains better than news would: it lies outside the range
-- of the others by more than that range is wide, at least 3.3 times, and is nearest to them when
-- divided by a power of ten. Of fewer than five others it must be very near; cities differ in size,
-- so that a count or a sum must be ten times further out. Others that are slips themselves, at most
-- a quarter, are left out where the rest lies within three times its least.
with middles as (
    select
        id,
        circle,
        basis,
        median(size) as middle,
        count(*) as counted
    from others
    where size is not null
    group by id, circle, basis
),

ordered as (
    select
        others.*,
        middles.counted,
        row_number() over (
            partition by others.id, others.circle, others.basis
            order by abs(others.size - middles.middle) desc, others.other asc
        ) as oddness
    from others
    inner join middles
        on
            others.id = middles.id
            and others.circle = middles.circle
            and others.basis = middles.basis
    where others.size is not null
),

ranges as (
    select
        id,
        circle,
        basis,
        counted,
        max(size) filter (where oddness > counted // 4)
        - min(size) filter (where oddness > counted // 4) < log10(3) as is_close,
        min(size) as least,
        max(size) as greatest,
        median(size) as middle,
        min(size) filter (where oddness > counted // 4) as core_least,
        max(size) filter (where oddness > counted // 4) as core_greatest,
        median(size) filter (where oddness > counted // 4) as core_middle
    from ordered
    group by id, circle, basis, counted
),

judged as (
    select
        news.id,
        ranges.circle,
        ranges.basis,
        ranges.counted,
        news.size - ranges.basis * news.length as size,
        if(ranges.is_close, ranges.core_least, ranges.least) as least,
        if(ranges.is_close, ranges.core_greatest, ranges.greatest) as greatest,
        if(ranges.is_close, ranges.core_middle, ranges.middle) as middle,
        if(ranges.circle = 'peers' and coalesce(news.base, '') not in ('%', '分'), 1, 0) as reserve,
        news.base = '%' or greatest(abs(news.value), pow(10, ranges.middle)) >= 100 as is_large
    from ranges
    inner join figures as news on ranges.id = news.id
    where news.size is not null
),

weighed as (
    select
        id,
        circle,
        cast(round(size - middle) as integer) as power,
        greatest(size - greatest, least - size) as outside,
        case
            when counted >= 5
                then
                    outside >= log10(3.3)
                    and outside > greatest - least + reserve
            else
                is_large
                and reserve = 0
                and greatest - least < 0.3
                and abs(size - middle - round(size - middle)) <= 0.1
        end as is_odd
    from judged
),

doubted as (
    select
        id,
        circle,
        any_value(power) as power
    from weighed
    group by id, circle
    having bool_and(is_odd and power <> 0) and count(distinct power) = 1
),

-- Zeros by the half, or both signs: such a series has no size that a power of ten could miss.
unsized as (
    select
        id,
        circle
    from others
    where basis = 0
    group by id, circle
    having
        2 * count(*) filter (where value = 0) >= count(*)
        or (count(*) filter (where value < 0) > 0 and count(*) filter (where value > 0) > 0)
),

-- The same months a year before or after were of this size: it is the season.
seasonal as (
    select news.id
    from figures as news
    inner join figures as others
        on
            news.indicator = others.indicator
            and news.city = others.city
            and news.grain = others.grain
            and abs(date_diff('month', news.period_end, others.period_end)) = 12
            and news.value * others.value > 0
            and abs(news.size - others.size) < log10(3)
            and others.place is not null
    where news.is_news and news.grain in ('month', 'quarter', 'half', 'cumulated')
),

fitting as (
    select
        doubted.id,
        doubted.circle,
        doubted.power,
        others.other
    from doubted
    inner join figures as news on doubted.id = news.id
    inner join others on doubted.id = others.id and doubted.circle = others.circle
    where others.basis = 0 and others.size is not null
    qualify row_number() over (
        partition by doubted.id
        order by
            doubted.circle = 'peers',
            abs(news.size - doubted.power - others.size) > log10(3),
            others.distance,
            abs(news.size - doubted.power - others.size),
            others.city
    ) = 1
)

select
    fitting.id,
    if(
        news.base = '%' and fitting.power = -2 and abs(news.value) <= 1.5,
        'percent_as_fraction',
        if(fitting.power > 0, 'times', 'part')
    ) as kind,
    abs(fitting.power) as power,
    fitting.other,
    news.shown / pow(10, fitting.power) as expected
from fitting
inner join figures as news on fitting.id = news.id
anti join unsized on fitting.id = unsized.id and fitting.circle = unsized.circle
anti join seasonal on fitting.id = seasonal.id
order by fitting.id
