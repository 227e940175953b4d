-- Each place beside that of the last period that counts, in the same series (series_no): a city, or
-- what it is measured by, that became another one has none before. previous_ranked and same_ranked
-- count the cities ranked before, and in both; where these are not all of both the field is not the
-- same (is_same_field), and rank_of_same is the rank among those ranked in both.
--   places_: one row per field (a subject, city group and period, by number) and city, with value,
--   rank, ranked, is_counted, series_no and before_field. A period that does not count compares
--   with none.
create macro methods.compared(places_) as table
    with together as materialized (
        select
            places.field,
            places.city,
            places.rank,
            places.ranked,
            places.is_counted,
            earlier.value as previous_value,
            earlier.rank as earlier_rank,
            earlier.ranked as earlier_ranked
        from query_table(places_) as places
        left join query_table(places_) as earlier
            on
                places.before_field = earlier.field
                and places.city = earlier.city
                and places.series_no = earlier.series_no
    ),

    counted as (
        select
            field,
            max(earlier_ranked) as previous_ranked,
            count(*) filter (where rank is not null and earlier_rank is not null) as same_ranked
        from together
        group by field
    ),

    reranked as (
        select
            together.field,
            together.city,
            rank() over (partition by together.field order by together.rank) as rank_of_same
        from together
        inner join counted on together.field = counted.field
        where
            together.rank is not null
            and together.earlier_rank is not null
            and together.ranked <> counted.same_ranked  -- else it is the rank itself
    )

    select
        together.field,
        together.city,
        together.previous_value,
        if(together.is_counted, together.earlier_rank, null) as previous_rank,
        if(together.is_counted, counted.previous_ranked, null) as previous_ranked,
        if(together.is_counted, together.earlier_rank, null) - together.rank as rank_change,
        not together.is_counted
        or counted.previous_ranked is null
        or (
            counted.same_ranked = together.ranked
            and counted.same_ranked = counted.previous_ranked
        ) as is_same_field,
        counted.same_ranked,
        case
            when together.rank is null or together.earlier_rank is null then null
            when together.ranked = counted.same_ranked then together.rank
            else reranked.rank_of_same
        end as rank_of_same
    from together
    inner join counted on together.field = counted.field
    left join reranked on together.field = reranked.field and together.city = reranked.city
