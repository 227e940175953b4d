-- One row per date that cannot be, of a row that is seen.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
with own as (
    select
        _upload,
        _sheet,
        _row
    from marts.forums
    union
    select
        _upload,
        _sheet,
        _row
    from marts.topics
    union
    select
        _upload,
        _sheet,
        _row
    from marts.outcome_uses
    union
    select
        _upload,
        _sheet,
        _row
    from marts.look_backs
    union
    select
        _upload,
        _sheet,
        _row
    from marts.projects
    union
    select
        _upload,
        _sheet,
        _row
    from marts.project_curve
    union
    select
        _upload,
        _sheet,
        _row
    from marts.milestones
    union
    select
        _upload,
        _sheet,
        _row
    from marts.problems
    union
    select
        _upload,
        _sheet,
        _row
    from marts.decisions
)

select faults.*
from whole.marts.date_faults as faults
semi join own on (faults._upload, faults._sheet, faults._row) = (own._upload, own._sheet, own._row)
