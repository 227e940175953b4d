-- One row per project and day on which it reported: its progress, and what an even pace from start
-- to deadline would have had; slip: the days by which it is behind that pace.
with reported as (
    select
        progress.project,
        progress.date_to as day,
        progress.progress,
        progress.note,
        projects.started,
        projects.due,
        uploads.is_demo,
        progress._upload,
        progress._sheet,
        progress._row,
        progress._cell
    from raw.project_progress as progress
    inner join raw.uploads as uploads on progress._upload = uploads.upload
    inner join marts.projects as projects on progress.project = projects.project
    inner join staging.as_of as as_of on progress.date_to <= as_of.as_of
    where progress._current
),

placed as (
    select
        *,
        date_diff('day', started, due) as days_planned,
        date_diff('day', started, least(greatest(day, started), due)) as days_gone
    from reported
)

select
    project,
    day,
    progress,
    methods.rounded(100 * days_gone, days_planned, 1) as planned_progress,
    methods.rounded(
        100 * days_gone - cast(progress as decimal(18, 6)) * days_planned, 100, 0
    ) + greatest(date_diff('day', due, day), 0) as slip,
    note,
    progress < lag(progress) over (partition by project order by day) as has_fallen,
    is_demo,
    _upload,
    _sheet,
    _row,
    _cell
from placed
order by project, day
