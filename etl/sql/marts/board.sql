-- Exactly one row: what the whole board stands on. as_of is the day of the ledgers, values_to that
-- of the latest period; see staging.as_of.
with loaded as (
    select
        count(*) as uploads,
        coalesce(bool_or(is_demo), false) as is_demo,
        coalesce(bool_or(is_demo) and not bool_and(is_demo), false) as is_mixed
    from raw.uploads
)

select
    board.as_of,
    board.counted_to,
    board.values_to,
    board.home_city,
    board.home_group,
    loaded.is_demo,
    loaded.is_mixed,
    loaded.uploads,
    build.build,
    build.built_at
from raw.build as build
cross join loaded
cross join staging.board as board
