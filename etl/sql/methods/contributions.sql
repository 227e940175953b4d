-- One row per indicator with a normalised value, city group, period and city: what it adds to the
-- city's score; over the indicators these sum to the score. Another mean is the arithmetic one
-- less a deduction for unevenness (Atkinson 1970), which is spread in proportion.
-- Where cities are compared in pairs (科普兰) there is nothing to add up.
--   normalised_, scores_, nodes_: as in methods.scored and as it gives them.
create macro methods.contributions(normalised_, scores_, nodes_) as table
    with nodes as (
        select
            scheme,
            path,
            parent,
            kind,
            share,
            bool_or(coalesce(aggregation = '科普兰', false))
                over (partition by scheme)
                as is_by_pairs
        from query_table(nodes_)
    ),

    branches as (
        select
            lower_.scheme,
            lower_.path,
            above.path as above,
            if(above.path = lower_.path, lower_.share, above.share) as share
        from nodes as lower_
        inner join nodes as above
            on
                lower_.scheme = above.scheme
                and list_contains(methods.ancestors(lower_.path), above.path)
        where
            lower_.kind <> 'indicator'
            and above.kind <> 'indicator'
            and not lower_.is_by_pairs
    ),

    factors as (
        select
            scores.scheme,
            scores.city_group,
            scores.grain,
            scores.period_start,
            scores.period_end,
            scores.city,
            branches.path,
            product(
                branches.share / scores.known_share
                * if(
                    scores.plain = 0 or scores.score = scores.plain, 1, scores.score / scores.plain
                )
            ) as factor
        from branches
        inner join query_table(scores_) as scores
            on branches.scheme = scores.scheme and branches.above = scores.path
        group by
            scores.scheme,
            scores.city_group,
            scores.grain,
            scores.period_start,
            scores.period_end,
            scores.city,
            branches.path
        having count(scores.score) = count(*)
    )

    select
        stated.scheme,
        stated.city_group,
        stated.grain,
        stated.period_start,
        stated.period_end,
        stated.city,
        stated.indicator,
        stated.path,
        stated.value,
        stated.normalised,
        factors.factor * nodes.share * stated.normalised as contribution
    from query_table(normalised_) as stated
    inner join nodes on stated.scheme = nodes.scheme and stated.path = nodes.path
    inner join factors
        on
            stated.scheme = factors.scheme
            and stated.city_group = factors.city_group
            and stated.grain = factors.grain
            and stated.period_start = factors.period_start
            and stated.period_end = factors.period_end
            and stated.city = factors.city
            and nodes.parent = factors.path
    where stated.normalised is not null
