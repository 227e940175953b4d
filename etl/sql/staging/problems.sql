-- One row per problem of the ledger. One that the ledger calls reopened, or that an earlier upload
-- had closed and this one has not, came back.
with earlier as (
    select
        ledger.no,
        ledger.problem,
        ledger.owner,
        max(ledger._upload) as _upload
    from raw.problems as ledger
    where not ledger._current and ledger.closed
    group by ledger.no, ledger.problem, ledger.owner
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
    coalesce(problems.closed_on, problems.closed_on_to) as closed_on,
    coalesce(problems.assigned, problems.assigned_to) as assigned,
    coalesce(problems.listed, problems.listed_to) as listed,
    coalesce(problems.reopened_on, problems.reopened_on_to) as reopened_on,
    coalesce(problems.closed, problems.closed_on_to is not null) as is_closed,
    problems.reopened_on_to is not null
    or (
        not coalesce(problems.closed, problems.closed_on_to is not null)
        and earlier._upload is not null
    ) as is_reopened,
    problems.flag,
    uploads.is_demo,
    problems._upload,
    problems._sheet,
    problems._row,
    problems._cell
from raw.problems as problems
inner join raw.uploads as uploads on problems._upload = uploads.upload
left join earlier
    on
        problems.no is not distinct from earlier.no
        and (problems.no is not null or problems.problem = earlier.problem)
        and (problems.no is not null or problems.owner = earlier.owner)
where problems._current
