-- One row per cohort, way between two stages and day on which a topic arrived or was last seen on
-- its way: the share still on its way after that day, by Kaplan and Meier, with Greenwood's
-- standard error and the 95 % band that it gives. at_risk: those still on their way until that day.
with timed as (
    select
        cohorts.basis,
        cohorts.cohort,
        waits.from_no,
        waits.to_no,
        waits.days as day,
        count(*) filter (where waits.is_reached) as events,
        count(*) filter (where not waits.is_reached) as censored,
        bool_or(waits.is_demo) as is_demo
    from marts.topic_waits as waits
    inner join marts.topic_cohorts as cohorts
        on waits.topic = cohorts.topic and waits.forum_no is not distinct from cohorts.forum_no
    group by cohorts.basis, cohorts.cohort, waits.from_no, waits.to_no, waits.days
),

counted as (
    select
        *,
        sum(events + censored) over (
            partition by basis, cohort, from_no, to_no
            order by day desc
        ) as at_risk
    from timed
),

multiplied as (
    select
        *,
        round(product(1 - events / at_risk) over upwards, 12) as survival,
        sqrt(sum(events / nullif(at_risk * (at_risk - events), 0)) over upwards) as spread
    from counted
    window upwards as (partition by basis, cohort, from_no, to_no order by day)
)

select
    basis,
    cohort,
    from_no,
    to_no,
    day,
    cast(at_risk as integer) as at_risk,
    events,
    censored,
    survival,
    case when survival > 0 then round(survival * spread, 12) end as std_error,
    case when survival > 0 then greatest(round(survival * (1 - 1.96 * spread), 12), 0) end as low,
    case when survival > 0 then least(round(survival * (1 + 1.96 * spread), 12), 1) end as high,
    is_demo
from multiplied
order by basis, cohort, from_no, to_no, day
