-- Each place beside that of the last period that counts (before_), in the same series (series_no):
-- a city, or what it is measured by, that became another one has none before. previous_ranked and
-- same_ranked count the cities ranked before, and in both; where these are not all of both the
-- field is not the same (is_same_field), and rank_of_same is the rank among those ranked in both.
--   ranks_: one row per subject, city group, period and city, with value, rank, ranked, is_counted,
--   series_no, before_start and before_end. A period that does not count compares with none.
create macro methods.compared(ranks_) as table
    with together as (
        select
            ranks.subject,
            ranks.city_group,
            ranks.grain,
            ranks.period_start,
            ranks.period_end,
            ranks.city,
            ranks.rank,
            ranks.ranked,
            earlier.value as previous_value,
            if(ranks.is_counted, earlier.rank, null) as previous_rank,
            if(ranks.is_counted, max(earlier.ranked) over period, null) as previous_ranked,
            ranks.rank is not null and earlier.rank is not null as is_ranked_twice
        from query_table(ranks_) as ranks
        left join query_table(ranks_) as earlier
            on
                ranks.subject = earlier.subject
                and ranks.city_group = earlier.city_group
                and ranks.grain = earlier.grain
                and ranks.before_start is not distinct from earlier.period_start
                and ranks.before_end = earlier.period_end
                and ranks.series_no = earlier.series_no
                and ranks.city = earlier.city
        window
            period as (
                partition by
                    ranks.subject,
                    ranks.city_group,
                    ranks.grain,
                    ranks.period_start,
                    ranks.period_end
            )
    ),

    counted as (
        select
            *,
            count(*) filter (where is_ranked_twice) over (
                partition by subject, city_group, grain, period_start, period_end
            ) as same_ranked
        from together
    )

    select
        subject,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        previous_value,
        previous_rank,
        previous_ranked,
        previous_rank - rank as rank_change,
        previous_ranked is null or (same_ranked = ranked and same_ranked = previous_ranked)
            as is_same_field,
        same_ranked,
        if(
            is_ranked_twice,
            rank() over (
                partition by
                    subject, city_group, grain, period_start, period_end, is_ranked_twice
                order by rank
            ),
            null
        ) as rank_of_same
    from counted
