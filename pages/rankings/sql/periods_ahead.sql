-- The periods to come after one ($period_end), soonest first, by their distance.
-- The default is the end of a year, of those with months at least a quarter away.
with lengths as (
    select
        case $grain
            when 'month' then 1 when 'quarter' then 3 when 'half' then 6 when 'year' then 12
        end
            as months,
        case $grain
            when 'month' then 24 when 'quarter' then 8 when 'half' then 6 when 'year' then 5
        end
            as most
),

ahead as (
    select
        steps.periods,
        cast(
            date_trunc('month', cast($period_end as date))
            + to_months(cast((steps.periods - 1) * lengths.months + 1 as integer)) as date
        ) as period_start,
        last_day(
            cast(
                date_trunc('month', cast($period_end as date))
                + to_months(cast(steps.periods * lengths.months as integer)) as date
            )
        ) as period_end,
        lengths.months
    from lengths
    cross join range(1, lengths.most + 1) as steps (periods)
)

select
    periods,
    period_start,
    period_end,
    $grain as grain,
    row_number() over (
        order by
            month(period_end) = 12 and periods * months >= 3 desc,
            period_end asc
    ) = 1 as is_default
from ahead
order by periods
