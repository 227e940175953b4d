-- One row per project: its latest progress, reported by the board's day.
with ordered as (
    select
        project,
        coalesce(date_to, date) as reported,
        progress,
        note,
        _upload,
        row_number() over (
            partition by project order by coalesce(date_to, date) desc, _upload desc, _row desc
        ) as place
    from raw.project_progress
    inner join staging.as_of as as_of on coalesce(date_to, date) <= as_of.as_of
    where _current and progress is not null
)

select
    project,
    reported,
    progress,
    note,
    _upload
from ordered
where place = 1
