-- One row per date of a ledger that cannot be, at its cell, and fault: out of order (order_of says
-- beside which other date), after the day of its upload (future), a year beyond the next (far), or
-- against what else its row says. The board counts none of them as it stands: see where it is used.
with placed as (
    select
        dates.ledger,
        dates.about,
        dates.name,
        dates.header,
        dates.kind,
        dates.first_day,
        dates.last_day,
        dates.written,
        dates._upload,
        dates._sheet,
        dates._row,
        dates._cell,
        days.day as uploaded
    from staging.dates as dates
    inner join staging.upload_days as days on dates._upload = days.upload
    where
        dates.ledger in (
            'forums', 'topics', 'outcomes', 'look_backs', 'projects', 'project_progress',
            'milestones', 'problems', 'decisions'
        )
),

-- What a row belongs to: the forum of a topic or outcome, the project of a report, the outcome of a
-- look-back. Its date stands beside the row's own.
parents as (
    select
        'topics' as ledger,
        topics._upload,
        topics._sheet,
        topics._row,
        'held' as name,
        forums.held as first_day,
        forums.held_to as last_day,
        forums.held_written as written
    from raw.topics as topics
    inner join raw.forums as forums on topics.forum_no = forums.forum_no and forums._current
    where topics._current
    union all
    select
        'outcomes' as ledger,
        outcomes._upload,
        outcomes._sheet,
        outcomes._row,
        'held' as name,
        forums.held as first_day,
        forums.held_to as last_day,
        forums.held_written as written
    from raw.outcomes as outcomes
    inner join raw.forums as forums on outcomes.forum_no = forums.forum_no and forums._current
    where outcomes._current
    union all
    select
        'look_backs' as ledger,
        look_backs._upload,
        look_backs._sheet,
        look_backs._row,
        'effective' as name,
        min(outcomes.effective) as first_day,
        min(outcomes.effective_to) as last_day,
        min_by(outcomes.effective_written, outcomes.effective_to) as written
    from raw.look_backs as look_backs
    inner join raw.outcomes as outcomes
        on look_backs.outcome = outcomes.outcome and outcomes._current
    where look_backs._current
    group by look_backs._upload, look_backs._sheet, look_backs._row
    union all
    select
        owned.ledger,
        owned._upload,
        owned._sheet,
        owned._row,
        'started' as name,
        projects.started as first_day,
        projects.started_to as last_day,
        projects.started_written as written
    from placed as owned
    inner join raw.projects as projects on owned.about = projects.project and projects._current
    where owned.ledger in ('project_progress', 'milestones') and owned.name in ('date', 'reached')
),

compared as (
    select * from placed
    union all by name
    select * from parents
    where last_day is not null
),

unordered as (
    select
        rules.fault,
        coalesce(later.about, earlier.about) as about,
        coalesce(later.header, earlier.header) as header,
        if(later._cell is null, earlier.written, later.written) as written,
        if(later._cell is null, later.written, earlier.written) as order_of,
        later._upload,
        later._sheet,
        later._row,
        coalesce(later._cell, earlier._cell) as _cell
    from staging.date_rules as rules
    inner join compared as earlier on rules.ledger = earlier.ledger and rules.earlier = earlier.name
    inner join compared as later
        on
            rules.ledger = later.ledger
            and rules.later = later.name
            and earlier._upload = later._upload
            and earlier._sheet = later._sheet
            and earlier._row = later._row
            and coalesce(earlier.first_day, earlier.last_day) > later.last_day
),

untimely as (
    select
        if(kind = 'event', 'future', 'far') as fault,
        about,
        header,
        written,
        _upload,
        _sheet,
        _row,
        _cell
    from placed
    where
        if(
            kind = 'event',
            coalesce(first_day, last_day) > uploaded,
            year(coalesce(first_day, last_day)) > year(uploaded) + 1
        )
),

-- What the row says in words against its own date.
gainsaid as (
    select
        'problems' as ledger,
        'closed_on' as name,
        'closed_while_open' as fault,
        _upload,
        _sheet,
        _row
    from raw.problems
    where _current and not closed and closed_on_to is not null
    union all
    select
        'problems' as ledger,
        'reopened_on' as name,
        'reopened_yet_closed' as fault,
        _upload,
        _sheet,
        _row
    from raw.problems
    where
        _current
        and closed
        and coalesce(reopened_on, reopened_on_to) > coalesce(closed_on, closed_on_to)
    union all
    select
        'outcomes' as ledger,
        'effective' as name,
        'effective_yet_unused' as fault,
        _upload,
        _sheet,
        _row
    from staging.outcomes
    where effective is not null and used is null
    union all
    select
        'outcomes' as ledger,
        days.name,
        days.name || '_yet_declined' as fault,
        outcomes._upload,
        outcomes._sheet,
        outcomes._row
    from staging.outcomes as outcomes
    cross join (values ('effective'), ('adopted')) as days (name)
    where outcomes.is_declined
    union all
    select
        'projects' as ledger,
        'finished' as name,
        'finished_yet_behind' as fault,
        _upload,
        _sheet,
        _row
    from staging.projects
    where progress < 100
)

select * from unordered
union all by name
select * from untimely
union all by name
select
    gainsaid.fault,
    placed.about,
    placed.header,
    placed.written,
    placed._upload,
    placed._sheet,
    placed._row,
    placed._cell
from gainsaid
inner join placed
    on
        gainsaid.ledger = placed.ledger
        and gainsaid.name = placed.name
        and gainsaid._upload = placed._upload
        and gainsaid._sheet = placed._sheet
        and gainsaid._row = placed._row
order by _upload, _sheet, _row, _cell, fault
