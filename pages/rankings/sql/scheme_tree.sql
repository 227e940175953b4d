-- The nodes of a scheme below its index, from the top: what each one weighs among its siblings.
select
    nodes.path,
    nodes.node,
    coalesce(nullif(above.node, nodes.scheme), '') as above,
    nodes.depth,
    methods.rounded(100 * nodes.share, 1, 1) as percent,
    nodes.effective_weight
from marts.scheme_nodes as nodes
inner join marts.scheme_nodes as above
    on
        nodes.scheme = above.scheme
        and nodes.parent = above.path
        and above.kind != 'indicator'
where
    nodes.scheme = $scheme
    and nodes.kind != 'index'
order by nodes.depth asc, above.path asc, nodes.share desc, nodes.path asc
