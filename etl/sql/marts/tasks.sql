-- One row per task number of the task office: its projects, and the people on loan for it.
-- people: on the last day that anybody was reported for it, and 0 once others were reported later.
-- people_per_project: for each project that is not finished.
with lent as (
    select
        task_no,
        day,
        cast(sum(headcount) as bigint) as people,
        bool_or(is_demo) as is_demo
    from marts.secondments
    where task_no is not null
    group by task_no, day
),

staffed as (
    select
        task_no,
        min(day) as first_day,
        max(day) as last_day,
        max(people) as most_people,
        max_by(people, day) as last_people,
        bool_or(is_demo) as is_demo
    from lent
    group by task_no
),

worked as (
    select
        task_no,
        count(*) as projects,
        count(case when light = 'done' then 1 end) as done,
        count(case when light = 'red' then 1 end) as at_risk,
        string_agg(project, '、' order by started, project) as project_names,
        string_agg(distinct lead, '、' order by lead) as leads,
        sum(cast(progress as decimal(18, 6))) as progress_sum,
        count(progress) as progress_count,
        bool_or(is_demo) as is_demo
    from marts.projects
    where task_no is not null
    group by task_no
),

reported as (
    select max(day) as day
    from marts.secondments
)

select
    coalesce(worked.task_no, staffed.task_no) as task_no,
    coalesce(worked.projects, 0) as projects,
    coalesce(worked.done, 0) as done,
    coalesce(worked.at_risk, 0) as at_risk,
    worked.project_names,
    worked.leads,
    methods.rounded(worked.progress_sum, worked.progress_count, 1) as progress,
    staffed.first_day,
    staffed.last_day,
    case when staffed.last_day = reported.day then staffed.last_people else 0 end as people,
    coalesce(staffed.most_people, 0) as most_people,
    case
        when staffed.last_day = reported.day
            then methods.rounded(staffed.last_people, worked.projects - worked.done, 1)
    end as people_per_project,
    coalesce(worked.is_demo, false) or coalesce(staffed.is_demo, false) as is_demo
from worked
full join staffed on worked.task_no = staffed.task_no
cross join reported
order by coalesce(worked.task_no, staffed.task_no)
