-- The rows of a table that owe something by a day, as marts.matters tells them.
--   ledger_: the table, by name; kind_: what a row of it is; name_, owner_, due_: its name, who
--   owes it and its day, in the table's own columns; is_owing_: the rows that still owe it.
create macro methods.owing(ledger_, kind_, name_, owner_, due_, is_owing_) as table
    select
        kind_ as kind,
        name_ as name,
        owner_ as owner,
        due_ as due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from query_table(ledger_)
    where is_owing_
