-- One row per step from a stage to the next and day: the share of a cohort still on its way.
select
    times.from_stage,
    times.to_stage,
    survival.from_no,
    survival.day,
    survival.at_risk,
    survival.events,
    survival.censored,
    survival.survival,
    survival.low,
    survival.high,
    times.began,
    times.reached,
    times.median_days,
    survival.is_demo
from marts.survival as survival
inner join marts.step_times as times
    on
        survival.basis = times.basis
        and survival.cohort = times.cohort
        and survival.from_no = times.from_no
        and survival.to_no = times.to_no
where
    survival.basis = $basis
    and survival.cohort = $cohort
    and survival.to_no = survival.from_no + 1
order by survival.from_no, survival.day
