-- The board's one row: how fresh it is, whose board, from which build.
select
    as_of,
    counted_to,
    values_to,
    home_city,
    home_group,
    is_demo,
    is_mixed,
    uploads,
    build,
    built_at
from marts.board
