-- One row per scheme and node of its tree: the index (path ''), its dimensions (连通/实体) and its
-- indicators (连通/实体//注册职工). Shares sum to one below each node, effective weights over all
-- indicators; level 1 is an indicator, depth 0 the index.
with inherited as (
    select
        rows_.scheme,
        rows_.indicator,
        arg_max(above.normalisation, above.depth) as normalisation,
        arg_max(above.treatment, above.depth) as treatment,
        arg_max(above.is_truncated, above.depth) as is_truncated,
        arg_max(above.reference_city, above.depth) as reference_city
    from staging.scheme_rows as rows_
    inner join staging.scheme_dimensions as above
        on
            rows_.scheme = above.scheme
            and list_contains(methods.ancestors(rows_.path), above.path)
    where rows_.indicator is not null
    group by rows_.scheme, rows_.indicator
),

leaves as (
    select
        rows_.scheme,
        rows_.indicator as node,
        'indicator' as kind,
        rows_.path || '//' || rows_.indicator as path,
        rows_.path as parent,
        rows_.indicator,
        len(string_split(nullif(rows_.path, ''), '/')) as depth_above,
        rows_.place,
        rows_.weight,
        coalesce(
            rows_.normalisation,
            inherited.normalisation,
            if(
                rows_.goalpost_low is not null and rows_.goalpost_high is not null,
                '标杆区间',
                null
            ),
            settings.normalisation,
            '极差0-100'
        ) as normalisation,
        rows_.goalpost_low,
        rows_.goalpost_high,
        indicators.target,
        indicators.is_higher_better,
        coalesce(rows_.treatment, inherited.treatment) as treatment,
        coalesce(rows_.is_truncated, inherited.is_truncated) as is_truncated,
        coalesce(
            rows_.reference_city, inherited.reference_city, settings.reference_city
        ) as reference_city,
        rows_.is_demo or indicators.is_demo as is_demo,
        rows_._upload,
        rows_._sheet,
        rows_._row,
        rows_._cell
    from staging.scheme_rows as rows_
    inner join staging.indicators as indicators on rows_.indicator = indicators.indicator
    inner join staging.scheme_settings as settings on rows_.scheme = settings.scheme
    left join inherited
        on rows_.scheme = inherited.scheme and rows_.indicator = inherited.indicator
),

branches as (
    select
        dimensions.scheme,
        if(dimensions.path = '', dimensions.scheme, regexp_extract(dimensions.path, '[^/]*$'))
            as node,
        if(dimensions.path = '', 'index', 'dimension') as kind,
        dimensions.path,
        dimensions.parent,
        dimensions.depth - 1 as depth_above,
        dimensions.place,
        if(dimensions.path = '', 1, dimensions.weight) as weight,
        aggregations.aggregation,
        aggregations.threshold,
        dimensions.is_demo,
        dimensions._upload,
        dimensions._sheet,
        dimensions._row,
        dimensions._cell
    from staging.scheme_dimensions as dimensions
    inner join staging.scheme_aggregations as aggregations
        on dimensions.scheme = aggregations.scheme and dimensions.path = aggregations.path
),

nodes as (
    select
        together.*,
        coalesce(together.depth_above, 0) + 1 as depth,
        settings.scope,
        settings.decimals,
        settings.threshold_by,
        if(
            together.path = '',
            1,
            coalesce(
                together.weight
                / nullif(
                    sum(together.weight) over (partition by together.scheme, together.parent), 0
                ),
                0
            )
        ) as share
    from (
        select * from branches
        union all by name
        select * from leaves
    ) as together
    inner join staging.scheme_settings as settings on together.scheme = settings.scheme
),

effective as (
    select
        nodes.scheme,
        nodes.path,
        nodes.share * product(coalesce(above.share, 1)) as effective_weight
    from nodes
    left join nodes as above
        on
            nodes.scheme = above.scheme
            and above.kind <> 'indicator'
            and nodes.path <> above.path
            and list_contains(methods.ancestors(coalesce(nodes.parent, '')), above.path)
    group by nodes.scheme, nodes.path, nodes.share
),

heights as (
    select
        above.scheme,
        above.path,
        max(nodes.depth) - any_value(above.depth) + 1 as level
    from nodes as above
    inner join nodes
        on
            above.scheme = nodes.scheme
            and nodes.kind = 'indicator'
            and list_contains(methods.ancestors(nodes.parent), above.path)
    where above.kind <> 'indicator'
    group by above.scheme, above.path
)

select
    nodes.scheme,
    nodes.node,
    nodes.kind,
    nodes.path,
    nodes.parent,
    nodes.indicator,
    coalesce(heights.level, 1) as level,
    nodes.depth,
    nodes.weight,
    nodes.share,
    effective.effective_weight,
    nodes.normalisation,
    nodes.aggregation,
    nodes.goalpost_low,
    nodes.goalpost_high,
    nodes.target,
    nodes.is_higher_better,
    nodes.treatment,
    nodes.is_truncated,
    nodes.reference_city,
    nodes.scope,
    nodes.threshold,
    nodes.threshold_by,
    nodes.decimals,
    nodes.is_demo,
    nodes._upload,
    nodes._sheet,
    nodes._row,
    nodes._cell
from nodes
inner join effective on nodes.scheme = effective.scheme and nodes.path = effective.path
left join heights on nodes.scheme = heights.scheme and nodes.path = heights.path
order by nodes.scheme, nodes.place, nodes.depth, nodes.path
