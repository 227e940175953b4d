-- One row per problem of the ledger that was found by the board's day. A later day is set aside and
-- told as a remark (see marts.date_faults). One that the ledger calls reopened, or that an earlier
-- upload had closed and this one has not, came back; it is open again, even if the ledger still
-- calls it closed, unless it was closed on that day or later.
with earlier as (
    select
        ledger.no,
        ledger.problem,
        ledger.owner,
        max(ledger._upload) as _upload
    from raw.problems as ledger
    where not ledger._current and ledger.closed
    group by ledger.no, ledger.problem, ledger.owner
),

dated as (
    select
        problems.*,
        case
            when coalesce(problems.assigned, problems.assigned_to) <= as_of.as_of
                then coalesce(problems.assigned, problems.assigned_to)
        end as assigned_day,
        case
            when coalesce(problems.listed, problems.listed_to) <= as_of.as_of
                then coalesce(problems.listed, problems.listed_to)
        end as listed_day,
        case
            when coalesce(problems.closed_on, problems.closed_on_to) <= as_of.as_of
                then coalesce(problems.closed_on, problems.closed_on_to)
        end as closed_day,
        case
            when coalesce(problems.reopened_on, problems.reopened_on_to) <= as_of.as_of
                then coalesce(problems.reopened_on, problems.reopened_on_to)
        end as reopened_day
    from raw.problems as problems
    inner join staging.as_of as as_of
        on coalesce(problems.found, problems.found_to) <= as_of.as_of
    where problems._current
)

select
    problems.no,
    problems.problem,
    problems.source,
    problems.kind,
    problems.level,
    problems.owner,
    coalesce(problems.found, problems.found_to) as found,
    coalesce(problems.due_to, problems.due) as due,
    problems.closed_day as closed_on,
    problems.assigned_day as assigned,
    problems.listed_day as listed,
    problems.reopened_day as reopened_on,
    coalesce(problems.closed, problems.closed_day is not null)
    and coalesce(problems.reopened_day <= problems.closed_day, true) as is_closed,
    problems.reopened_day is not null
    or (
        not coalesce(problems.closed, problems.closed_day is not null)
        and earlier._upload is not null
    ) as is_reopened,
    problems.flag,
    uploads.is_demo,
    problems._upload,
    problems._sheet,
    problems._row,
    problems._cell
from dated as problems
inner join raw.uploads as uploads on problems._upload = uploads.upload
left join earlier
    on
        problems.no is not distinct from earlier.no
        and (problems.no is not null or problems.problem = earlier.problem)
        and (problems.no is not null or problems.owner = earlier.owner)
