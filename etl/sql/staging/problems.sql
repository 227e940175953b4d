-- One row per problem of the ledger.
select
    problems.no,
    problems.problem,
    problems.owner,
    coalesce(problems.found, problems.found_to) as found,
    coalesce(problems.due_to, problems.due) as due,
    coalesce(problems.closed_on, problems.closed_on_to) as closed_on,
    coalesce(problems.closed, problems.closed_on_to is not null) as is_closed,
    uploads.is_demo,
    problems._upload,
    problems._sheet,
    problems._row,
    problems._cell
from raw.problems as problems
inner join raw.uploads as uploads on problems._upload = uploads.upload
where problems._current
