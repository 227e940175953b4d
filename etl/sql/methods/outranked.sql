-- One row per city with a value, city group and period of a scheme without compensation (科普兰):
-- in how many cities' comparison it comes out ahead, less in how many behind (Copeland). One city
-- is ahead of another if it is better by more than half the weight of the indicators that both
-- have. As methods.scored, which knows nothing of pairs, it takes
--   normalised_: marts.normalised_values, nodes_: marts.scheme_nodes (share by share).
create macro methods.outranked(normalised_, nodes_) as table
    with nodes as (
        select
            scheme,
            path,
            parent,
            kind,
            share / sum(share) over (partition by scheme, parent) as share,
            first_value(aggregation) over (partition by scheme order by depth) as aggregation
        from query_table(nodes_)
    ),

    weights as (
        select
            leaves.scheme,
            leaves.path,
            leaves.share * product(if(above.path = '', 1, above.share)) as weight
        from nodes as leaves
        inner join nodes as above
            on
                leaves.scheme = above.scheme
                and above.kind <> 'indicator'
                and list_contains(methods.ancestors(leaves.parent), above.path)
        where leaves.kind = 'indicator' and leaves.aggregation = '科普兰' and leaves.share > 0
        group by leaves.scheme, leaves.path, leaves.share
    ),

    stated as (
        select
            values_.scheme,
            values_.city_group,
            values_.grain,
            values_.period_start,
            values_.period_end,
            values_.city,
            values_.path,
            values_.normalised,
            weights.weight
        from query_table(normalised_) as values_
        inner join weights on values_.scheme = weights.scheme and values_.path = weights.path
        where values_.normalised is not null
    ),

    pairs as (
        select
            one.scheme,
            one.city_group,
            one.grain,
            one.period_start,
            one.period_end,
            one.city,
            sign(round(fsum(one.weight * sign(one.normalised - other.normalised)), 9)) as outcome
        from stated as one
        inner join stated as other
            on
                one.scheme = other.scheme
                and one.city_group = other.city_group
                and one.grain = other.grain
                and one.period_start = other.period_start
                and one.period_end = other.period_end
                and one.path = other.path
        group by
            one.scheme,
            one.city_group,
            one.grain,
            one.period_start,
            one.period_end,
            one.city,
            other.city
    )

    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        '' as path,
        cast(sum(outcome) as double) as score
    from pairs
    group by scheme, city_group, grain, period_start, period_end, city
