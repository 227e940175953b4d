-- One row per indicator whose rank of our city, in our group and the newest period that counts, is
-- another than before.
with now as (
    select
        ranks.indicator,
        ranks.rank,
        ranks.ranked
    from newer.marts.city_ranks as ranks
    inner join newer.marts.board as board on ranks.city_group = board.home_group
    inner join newer.marts.period_coverage as periods
        on
            periods.kind = 'indicator'
            and ranks.indicator = periods.subject
            and ranks.city_group = periods.city_group
            and ranks.grain = periods.grain
            and ranks.period_start = periods.period_start
            and ranks.period_end = periods.period_end
            and periods.is_current
    where ranks.is_home and ranks.rank is not null
),

before as (
    select
        ranks.indicator,
        ranks.rank,
        ranks.ranked
    from older.marts.city_ranks as ranks
    inner join older.marts.board as board on ranks.city_group = board.home_group
    inner join older.marts.period_coverage as periods
        on
            periods.kind = 'indicator'
            and ranks.indicator = periods.subject
            and ranks.city_group = periods.city_group
            and ranks.grain = periods.grain
            and ranks.period_start = periods.period_start
            and ranks.period_end = periods.period_end
            and periods.is_current
    where ranks.is_home and ranks.rank is not null
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
