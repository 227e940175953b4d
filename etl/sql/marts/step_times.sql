-- One row per cohort and way between two stages: how many set out, how many have arrived, and
-- after how many days half have arrived by Kaplan and Meier (none: fewer than half have yet).
-- usual_days: by then nine in ten have arrived of those that ever will, as far as is known; a topic
-- younger than that is too young to be counted as one that failed.
with eventual as (
    select
        basis,
        cohort,
        from_no,
        to_no,
        min(survival) as lowest
    from marts.survival
    group by basis, cohort, from_no, to_no
)

select
    survival.basis,
    survival.cohort,
    survival.from_no,
    survival.to_no,
    starts.stage as from_stage,
    ends.stage as to_stage,
    cast(max(survival.at_risk) as integer) as began,
    cast(sum(survival.events) as integer) as reached,
    min(survival.day) filter (where survival.survival <= 0.5) as median_days,
    min(survival.day) filter (
        where eventual.lowest < 1 and 1 - survival.survival >= 0.9 * (1 - eventual.lowest)
    ) as usual_days,
    bool_or(survival.is_demo) as is_demo
from marts.survival as survival
inner join eventual
    on
        survival.basis = eventual.basis
        and survival.cohort = eventual.cohort
        and survival.from_no = eventual.from_no
        and survival.to_no = eventual.to_no
inner join staging.stages as starts on survival.from_no = starts.stage_no
inner join staging.stages as ends on survival.to_no = ends.stage_no
group by
    survival.basis,
    survival.cohort,
    survival.from_no,
    survival.to_no,
    starts.stage,
    ends.stage
order by survival.basis, survival.cohort, survival.from_no, survival.to_no
