-- The periods before the chosen one, newest first. The turn is the last one in which the city
-- stood at another rank than now; where there was none, the period just before. A cumulated series
-- turns at the same months of the year before.
-- None lies before a change of the registers that broke the city's series.
with standings as (
    select
        period_start,
        period_end,
        grain,
        max(rank) filter (where city = $city) as rank,
        period_end = $period_end as is_now,
        max(series_no) filter (where city = $city) as series_no
    from memory.standings()
    where
        kind = $kind
        and subject = $subject
        and city_group = $city_group
        and grain = $grain
        and period_end <= $period_end
        and (is_counted or period_end = $period_end)
        and value is not null
    group by period_start, period_end, grain
),

compared as (
    select
        *,
        coalesce(rank != max(rank) filter (where is_now) over (), false) as is_other
    from standings
    qualify coalesce(series_no = max(series_no) over (), true)
)

select
    period_start,
    period_end,
    grain,
    row_number() over (
        order by
            grain = 'cumulated' and month(period_end) = month(cast($period_end as date)) desc,
            is_other desc,
            period_end desc
    ) = 1 as is_turn
from compared
where not is_now
order by period_end desc
