-- One row per problem of the ledger, as it stands on the board's day: closed, open or overdue.
-- days_open: until it was closed; of one that is open, reopened or not, until the board's day.
select
    problems.no,
    problems.problem,
    problems.source,
    problems.kind,
    problems.level,
    problems.owner,
    problems.found,
    year(problems.found) as year,
    problems.assigned,
    problems.listed,
    problems.due,
    problems.closed_on,
    problems.reopened_on,
    problems.is_closed,
    problems.is_reopened,
    problems.flag,
    case
        when problems.is_closed then 'closed'
        when problems.due < as_of.counted_to then 'overdue'
        else 'open'
    end as state,
    date_diff(
        'day',
        problems.found,
        case when problems.is_closed then problems.closed_on else as_of.counted_to end
    ) as days_open,
    case
        when not problems.is_closed and problems.due < as_of.counted_to
            then date_diff('day', problems.due, as_of.counted_to)
    end as days_overdue,
    problems.is_closed and problems.closed_on > problems.due as was_late,
    problems.is_demo,
    problems._upload,
    problems._sheet,
    problems._row,
    problems._cell
from staging.problems as problems
cross join staging.as_of as as_of
order by problems.found, problems.problem
