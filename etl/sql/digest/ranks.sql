-- One row per indicator whose latest rank of our city, in our group, is another than before.
with now as (
    select
        ranks.indicator,
        ranks.rank,
        ranks.ranked,
        ranks.period_end
    from newer.marts.city_ranks as ranks
    inner join newer.marts.board as board on ranks.city_group = board.home_group
    where ranks.is_home and ranks.rank is not null
    qualify row_number() over (
        partition by ranks.indicator order by ranks.period_end desc, ranks.grain asc
    ) = 1
),

before as (
    select
        ranks.indicator,
        ranks.rank,
        ranks.ranked
    from older.marts.city_ranks as ranks
    inner join older.marts.board as board on ranks.city_group = board.home_group
    where ranks.is_home and ranks.rank is not null
    qualify row_number() over (
        partition by ranks.indicator order by ranks.period_end desc, ranks.grain asc
    ) = 1
)

select
    now.indicator as name,
    cast(before.rank as integer) as old,
    cast(before.ranked as integer) as old_ranked,
    cast(now.rank as integer) as new,
    cast(now.ranked as integer) as ranked
from now
inner join before on now.indicator = before.indicator
where now.rank <> before.rank
order by abs(now.rank - before.rank) desc, now.indicator asc
