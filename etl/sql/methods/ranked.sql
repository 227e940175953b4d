-- Every score with its rank within scheme, group, period and node: 1 is best, ties share a rank and
-- the next ones are left out (1, 2, 2, 4); no score, no rank.
--   scores_: as methods.scored gives it; nodes_: marts.scheme_nodes.
create macro methods.ranked(scores_, nodes_) as table
    with rounded as (
        select
            scores.*,
            nodes.node,
            nodes.kind,
            nodes.level,
            methods.rankable(
                scores.score,
                max(abs(scores.score)) over (
                    partition by
                        scores.scheme,
                        scores.city_group,
                        scores.grain,
                        scores.period_start,
                        scores.period_end,
                        scores.path
                ),
                nodes.decimals
            ) as rankable
        from query_table(scores_) as scores
        inner join query_table(nodes_) as nodes
            on scores.scheme = nodes.scheme and scores.path = nodes.path
    )

    select
        * exclude (rankable),
        if(
            score is null,
            null,
            rank() over (
                partition by scheme, city_group, grain, period_start, period_end, path
                order by if(score is null, null, coalesce(rankable, 0)) desc nulls last
            )
        ) as rank
    from rounded
