-- The range over which a city's pace may be tried out: from standing still (or its present fall)
-- to twice its best period, in round steps; and how much quicker or slower rivals may become.
with own as (
    select
        decimals,
        if(is_higher_better is not false, 1, -1) as sign,
        coalesce(pace, 0) as pace,
        coalesce(best_step, 0) as best_step
    from marts.paces
    where
        indicator = $indicator
        and city_group = $city_group
        and grain = $grain
        and city = $city
),

spans as (
    select
        *,
        greatest(2 * abs(best_step), 2 * abs(pace), power(10, -decimals)) as span
    from own
),

steps as (
    select
        *,
        power(10, floor(log10(span)) - 2) as step
    from spans
),

bounds as (
    select
        step,
        cast(greatest(0, -floor(log10(step))) as integer) as decimals,
        round(pace / step) * step as pace,
        if(sign > 0, floor(least(0, pace) / step), -ceil(span / step)) * step as lowest,
        if(sign > 0, ceil(span / step), ceil(greatest(0, pace) / step)) * step as highest,
        ceil(span / 4 / step) * step as rivals
    from steps
)

select
    step,
    decimals,
    round(pace, decimals) as pace,
    round(lowest, decimals) as lowest,
    round(highest, decimals) as highest,
    round(rivals, decimals) as rivals
from bounds
