-- noqa: disable=AM04,RF02
-- (Its columns are those of marts.scheme_nodes.)
-- One row per node of a scheme, as marts.scheme_nodes has it, with the shares that other weights
-- give. `weights_`: a JSON object, path of a node → weight, in percent of its parent; what it does
-- not name keeps its own. Weights are divided by their sum; all zero count as unchanged.
create macro memory.reweighted_nodes(scheme_, weights_) as table
    with weighted as (
        select
            nodes.*,
            coalesce(cast(wished.value as double), 100 * nodes.share) as wish
        from warehouse.marts.scheme_nodes as nodes
        left join json_each(weights_) as wished on nodes.path = wished.key
        where nodes.scheme = scheme_
    )

    select
        * exclude (wish, share),
        coalesce(wish / nullif(sum(wish) over (partition by parent), 0), share) as share
    from weighted;
