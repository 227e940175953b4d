-- One row per cohort (topics that began alike: basis says in what) and stage. topics: how many ever
-- came so far, wherever they are now. Of the others, declined: left before; young: proposed so
-- lately that most of those that came so far had not by then; the rest is behind what is usual.
-- waiting: stand at this stage now, on their way to the next. stopped: came to the stage before and
-- no further, though not young. median_days: from the stage before, by Kaplan and Meier.
with usual as (
    select
        to_no,
        usual_days
    from marts.step_times
    where basis = 'all' and from_no = 1
),

judged as (
    select
        stages.topic,
        stages.forum_no,
        stages.stage_no as reached_no,
        stages.is_declined,
        stages.proposed,
        steps.stage,
        steps.stage_no,
        stages.stage_no < steps.stage_no
        and not stages.is_declined
        and coalesce(
            date_diff('day', stages.proposed, as_of.as_of) < usual.usual_days,
            usual.usual_days is null and stages.proposed is not null
        ) as is_young,
        stages.is_demo
    from marts.topic_stages as stages
    cross join staging.stages as steps
    cross join staging.as_of as as_of
    left join usual on steps.stage_no = usual.to_no
),

counted as (
    select
        cohorts.basis,
        cohorts.cohort,
        judged.stage,
        judged.stage_no,
        count(*) filter (where judged.reached_no >= judged.stage_no) as topics,
        count(*) filter (
            where judged.reached_no = judged.stage_no
            and not judged.is_declined
            and judged.stage_no < 5
        ) as waiting,
        count(*) filter (where judged.reached_no = judged.stage_no - 1 and not judged.is_young)
            as stopped,
        count(*) filter (where judged.reached_no < judged.stage_no and judged.is_declined)
            as declined,
        count(*) filter (where judged.is_young) as young,
        min(judged.proposed) as first_proposed,
        bool_or(judged.is_demo) as is_demo
    from judged
    inner join marts.topic_cohorts as cohorts
        on judged.topic = cohorts.topic and judged.forum_no is not distinct from cohorts.forum_no
    group by cohorts.basis, cohorts.cohort, judged.stage, judged.stage_no
),

compared as (
    select
        *,
        first_value(topics) over stages as first_topics,
        lag(topics) over stages as earlier_topics
    from counted
    window stages as (partition by basis, cohort order by stage_no)
)

select
    compared.basis,
    compared.cohort,
    compared.stage,
    compared.stage_no,
    compared.topics,
    compared.topics / compared.first_topics as share_of_first,
    compared.topics / nullif(compared.earlier_topics, 0) as share_of_previous,
    compared.waiting,
    compared.stopped,
    compared.declined,
    compared.young,
    compared.first_topics - compared.topics - compared.declined - compared.young as behind,
    times.began,
    times.median_days,
    compared.is_demo
from compared
left join marts.step_times as times
    on
        compared.basis = times.basis
        and compared.cohort = times.cohort
        and compared.stage_no = times.to_no
        and times.from_no = times.to_no - 1
order by compared.basis, compared.first_proposed, compared.cohort, compared.stage_no
