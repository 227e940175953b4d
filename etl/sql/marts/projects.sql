-- One row per project, with the light that its dates and progress give it:
-- done; red: late, halted, or more than 25 points behind; amber: more than 10 points behind, with a
-- milestone missed, or without a deadline or progress to judge it by; green otherwise.
-- indicator: what it is to move (see staging.aims), several joined by 、.
with missed as (
    select
        milestones.project,
        count(*) as milestones
    from raw.milestones as milestones
    cross join staging.as_of as as_of
    where
        milestones._current
        and milestones.due_to < as_of.counted_to
        and coalesce(milestones.reached_to > as_of.as_of, true)
    group by milestones.project
),

aims as (
    select
        project,
        string_agg(distinct indicator, '、' order by indicator) as indicators
    from staging.aims
    group by project
),

placed as (
    select
        projects.* exclude (indicator),
        aims.indicators as indicator,
        as_of.as_of,
        as_of.counted_to,
        coalesce(missed.milestones, 0) as missed_milestones,
        coalesce(
            projects.finished <= as_of.as_of
            or projects.progress >= 100
            or (
                projects.status not like '%未%'
                and (projects.status like '%完成%' or projects.status like '%办结%')
            ),
            false
        ) as is_finished,
        case
            when projects.started is null or projects.due is null then null
            when as_of.as_of <= projects.started then 0
            when as_of.as_of >= projects.due then 100
            else
                methods.rounded(
                    100 * date_diff('day', projects.started, as_of.as_of),
                    date_diff('day', projects.started, projects.due),
                    1
                )
        end as expected_progress
    from staging.projects as projects
    cross join staging.as_of as as_of
    left join missed on projects.project = missed.project
    left join aims on projects.project = aims.project
),

compared as (
    select
        *,
        methods.rounded(expected_progress - progress, 1, 6) as behind
    from placed
),

judged as (
    select
        *,
        case
            when is_finished then 'finished'
            when due < counted_to then 'late'
            when status like '%暂停%' or status like '%停滞%' then 'halted'
            when started > as_of then 'not_started'
            when due is null then 'no_due'
            when progress is null then 'no_progress'
            when behind > 10 then 'behind'
            when missed_milestones > 0 then 'milestone'
            else 'on_track'
        end as reason
    from compared
)

select
    project,
    lead,
    outcome,
    indicator,
    list,
    task_no,
    started,
    due,
    case when finished <= as_of then finished end as finished,
    case when is_finished then 100 else progress end as progress,
    expected_progress,
    case
        when reason = 'finished' then 'done'
        when reason in ('late', 'halted') then 'red'
        when reason = 'behind' and behind > 25 then 'red'
        when reason in ('behind', 'milestone', 'no_due', 'no_progress') then 'amber'
        else 'green'
    end as light,
    reason,
    case when reason = 'late' then date_diff('day', due, counted_to) end as days_overdue,
    case when reason = 'behind' then methods.rounded(behind, 1, 1) end as points_behind,
    case when reason <> 'finished' then missed_milestones else 0 end as missed_milestones,
    budget,
    spent,
    status,
    note,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from judged
order by started, project
