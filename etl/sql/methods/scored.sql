-- One row per dimension or index, city group, period and city: its score, from the indicators
-- upwards. A gap drops out and the others' weights are rescaled; a node of which too few parts are
-- known, by their number or by their weight (threshold_by), is itself a gap. A mean that is not
-- defined leaves every node above it without a score. coverage: the share of the indicators below
-- that are known, by number; weight_coverage: by what they weigh.
--   normalised_: as methods.normalised gives it (or marts.normalised_values)
--   nodes_: marts.scheme_nodes. Only proportions of `share` count below a node, so that a what-if
--   on weights gives the new weights as `share`, zero for what is left out.
create macro methods.scored(normalised_, nodes_) as table
    with recursive nodes as (
        select
            scheme,
            path,
            parent,
            depth,
            share,
            aggregation,
            threshold,
            threshold_by
        from query_table(nodes_)
        where share > 0
    ),

    tree as (
        select
            nodes.scheme,
            nodes.path,
            nodes.parent,
            nodes.depth,
            nodes.share,
            methods.exponent(above.aggregation) as exponent,
            above.threshold,
            above.threshold_by,
            max(nodes.depth) over () as deepest
        from nodes
        inner join nodes as above on nodes.scheme = above.scheme and nodes.parent = above.path
    ),

    -- Level by level from the deepest one: what `reached` it is put together, and a leaf that is
    -- nearer to the index goes along as it is.
    climbing as (
        select
            stated.scheme,
            stated.city_group,
            stated.grain,
            stated.period_start,
            stated.period_end,
            stated.city,
            stated.path,
            tree.deepest as reached,
            true as is_leaf,
            stated.normalised as score,
            cast(null as double) as plain,
            cast(null as double) as known_share,
            stated.value is not null as is_known,
            false as is_undefined,
            cast(stated.value is not null as integer) as known,
            1 as indicators,
            cast(stated.value is not null as double) as weight_coverage
        from query_table(normalised_) as stated
        inner join tree on stated.scheme = tree.scheme and stated.path = tree.path
        union all
        (
            with sums as (
                select
                    climbing.scheme,
                    climbing.city_group,
                    climbing.grain,
                    climbing.period_start,
                    climbing.period_end,
                    climbing.city,
                    climbing.reached - 1 as reached,
                    if(tree.depth = climbing.reached, tree.parent, tree.path) as path,
                    tree.depth < climbing.reached as is_leaf,
                    any_value(tree.exponent) as exponent,
                    any_value(climbing.score) as own_score,
                    if(
                        any_value(tree.threshold_by) = 'weight',
                        coalesce(fsum(tree.share) filter (where climbing.is_known), 0)
                        >= any_value(tree.threshold) * fsum(tree.share) - 0.000000001,
                        count(*) filter (where climbing.is_known)
                        >= any_value(tree.threshold) * count(*) - 0.000000001
                    ) as is_enough,
                    {
                        'parts': count(*),
                        'weight': fsum(tree.share) filter (where climbing.score is not null),
                        'total': fsum(tree.share * climbing.score),
                        'lowest': min(climbing.score),
                        'raised': fsum(
                            tree.share * methods.raised(climbing.score, tree.exponent)
                        )
                    } as sums,
                    bool_or(climbing.is_known) as is_known,
                    bool_or(climbing.is_undefined) as is_undefined,
                    cast(sum(climbing.known) as integer) as known,
                    cast(sum(climbing.indicators) as integer) as indicators,
                    any_value(climbing.weight_coverage) as own_coverage,
                    fsum(tree.share * climbing.weight_coverage) / fsum(tree.share)
                        as mean_coverage
                from climbing
                inner join tree on climbing.scheme = tree.scheme and climbing.path = tree.path
                group by
                    climbing.scheme,
                    climbing.city_group,
                    climbing.grain,
                    climbing.period_start,
                    climbing.period_end,
                    climbing.city,
                    climbing.reached,
                    if(tree.depth = climbing.reached, tree.parent, tree.path),
                    tree.depth < climbing.reached
            ),

            means as (
                select
                    *,
                    case
                        when is_leaf then own_score
                        when is_enough and not is_undefined then methods.mean(exponent, sums)
                    end as score
                from sums
            )

            select
                scheme,
                city_group,
                grain,
                period_start,
                period_end,
                city,
                path,
                reached,
                is_leaf,
                if(isfinite(score), score, null) as score,
                sums.total / sums.weight as plain,
                sums.weight as known_share,
                if(is_leaf, is_known, score is not null) as is_known,
                is_undefined
                or (
                    not is_leaf
                    and is_enough
                    and score is null
                    and coalesce(sums.lowest, 0) < 0
                ) as is_undefined,
                known,
                indicators,
                if(is_leaf, own_coverage, mean_coverage) as weight_coverage
            from means
        )
    )

    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        path,
        score,
        known / indicators as coverage,
        known,
        indicators,
        weight_coverage,
        plain,
        known_share,
        is_undefined
    from climbing
    where not is_leaf
