-- Exactly one row: the day that the board stands on: the one that the office set (看板设置,
-- 超期截至日), else the latest day of any ledger. Without either it is the end of the latest period
-- of an indicator or appraisal, which dates what is shown but no deadline.
-- counted_to: the day to which deadlines and waiting are counted, null without a day set and
-- without a ledger: nothing is overdue there. No new period of an indicator ever moves it.
with periods as (
    select max(told.day) as day
    from (
        select
            period_end as day,
            _upload
        from staging.stated_values
        union all
        select
            period_to as day,
            _upload
        from raw.appraisal_scores
        where _current
    ) as told
    cross join raw.build as build
    where told.day <= cast(build.built_at as date)
),

ledgers as (
    select
        coalesce(
            (
                select settings.day
                from staging.settings as settings
                where settings.choice = '超期截至日' and settings.place = 1
            ),
            max(reported.day)
        ) as day
    from staging.ledger_days as reported
)

select
    coalesce(ledgers.day, periods.day) as as_of,
    ledgers.day as counted_to,
    periods.day as values_to
from ledgers
cross join periods
