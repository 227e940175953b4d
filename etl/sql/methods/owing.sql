-- The rows of a table that owe something by a day, as marts.matters tells them.
--   ledger_: the table, by name; kind_: what a row of it is; name_: its name; item_, number_: what
--   the name is made of where it is made here; owner_, due_: who owes it and its day; all in the
--   table's own columns; is_owing_: the rows that still owe it.
create macro methods.owing(
    ledger_, kind_, name_, item_, number_, owner_, due_, is_owing_
) as table
    select
        kind_ as kind,
        name_ as name,
        cast(item_ as varchar) as item,
        cast(number_ as bigint) as number,
        owner_ as owner,
        due_ as due,
        is_demo,
        _upload,
        _sheet,
        _row,
        _cell
    from query_table(ledger_)
    where is_owing_
