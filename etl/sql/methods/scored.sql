-- One row per dimension or index, city group, period and city: its score, from the indicators
-- upwards. A gap drops out and the others' weights are rescaled; a node of which too few parts are
-- known is itself a gap. A mean that is not defined leaves every node above it without a score.
--   normalised_: as methods.normalised gives it (or marts.normalised_values)
--   nodes_: marts.scheme_nodes. Only proportions of `share` count below a node, so that a what-if
--   on weights gives the new weights as `share`, zero for what is left out.
create macro methods.scored(normalised_, nodes_) as table
    with recursive nodes as (
        select
            scheme,
            path,
            parent,
            kind,
            depth,
            share,
            aggregation,
            threshold
        from query_table(nodes_)
        where share > 0
    ),

    tree as (
        select
            nodes.scheme,
            nodes.path,
            nodes.parent,
            nodes.kind,
            nodes.depth,
            nodes.share,
            above.aggregation,
            above.threshold,
            count(*) over (partition by nodes.scheme, nodes.parent) as parts,
            max(nodes.depth) over () as deepest
        from nodes
        left join nodes as above on nodes.scheme = above.scheme and nodes.parent = above.path
    ),

    leaves as (
        select
            stated.scheme,
            stated.city_group,
            stated.grain,
            stated.period_start,
            stated.period_end,
            stated.city,
            stated.path,
            stated.normalised as score,
            cast(null as double) as plain,
            cast(null as double) as known_share,
            stated.value is not null as is_known,
            false as is_undefined,
            cast(stated.value is not null as integer) as known,
            1 as indicators,
            tree.depth,
            tree.deepest
        from query_table(normalised_) as stated
        inner join tree on stated.scheme = tree.scheme and stated.path = tree.path
    ),

    climbing as (
        select *
        from leaves
        where depth = deepest
        union all
        (
            with parts as (
                select
                    climbing.* exclude (path, depth),
                    tree.parent,
                    tree.share,
                    tree.aggregation,
                    tree.threshold,
                    tree.parts,
                    tree.depth
                from climbing
                inner join tree on climbing.scheme = tree.scheme and climbing.path = tree.path
                where climbing.depth > 0
            ),

            sums as (
                select
                    scheme,
                    city_group,
                    grain,
                    period_start,
                    period_end,
                    city,
                    parent as path,
                    any_value(aggregation) as aggregation,
                    count(*) filter (where is_known)
                    >= any_value(threshold) * any_value(parts) - 0.000000001 as is_enough,
                    {
                        'parts': any_value(parts),
                        'weight': fsum(share) filter (where score is not null),
                        'total': fsum(share * score),
                        'lowest': min(score),
                        'logs': fsum(share * ln(if(score > 0, score, null))),
                        'inverses': fsum(share / nullif(score, 0))
                    } as sums,
                    bool_or(is_undefined) as is_undefined,
                    cast(sum(known) as integer) as known,
                    cast(sum(indicators) as integer) as indicators,
                    any_value(depth) - 1 as depth,
                    any_value(deepest) as deepest
                from parts
                group by scheme, city_group, grain, period_start, period_end, city, parent
            ),

            means as (
                select
                    *,
                    if(is_enough and not is_undefined, methods.mean(aggregation, sums), null)
                        as score
                from sums
            ),

            step as (
                select min(depth) - 1 as depth from climbing
            )

            select
                scheme,
                city_group,
                grain,
                period_start,
                period_end,
                city,
                path,
                if(isfinite(score), score, null) as score,
                sums.total / sums.weight as plain,
                sums.weight as known_share,
                score is not null as is_known,
                is_undefined
                or (is_enough and score is null and coalesce(sums.lowest, 0) < 0) as is_undefined,
                known,
                indicators,
                depth,
                deepest
            from means
            union all
            select leaves.*
            from leaves
            inner join step on leaves.depth = step.depth
        )
    )

    select
        climbing.scheme,
        climbing.city_group,
        climbing.grain,
        climbing.period_start,
        climbing.period_end,
        climbing.city,
        climbing.path,
        climbing.score,
        climbing.known / climbing.indicators as coverage,
        climbing.plain,
        climbing.known_share,
        climbing.is_undefined
    from climbing
    inner join nodes
        on
            climbing.scheme = nodes.scheme
            and climbing.path = nodes.path
            and nodes.kind <> 'indicator'
