-- One row per project: its latest progress, reported by the board's day.
with ordered as (
    select
        reports.project,
        coalesce(reports.date_to, reports.date) as reported,
        reports.progress,
        reports.note,
        reports._upload,
        row_number() over (
            partition by reports.project
            order by
                coalesce(reports.date_to, reports.date) desc,
                reports._upload desc,
                reports._row desc
        ) as place
    from raw.project_progress as reports
    inner join staging.as_of as as_of on coalesce(reports.date, reports.date_to) <= as_of.as_of
    where reports._current and reports.progress is not null
)

select
    project,
    reported,
    progress,
    note,
    _upload
from ordered
where place = 1
