-- One row per scheme and dimension that holds an indicator, the index itself ('') included.
-- A dimension that no row weighs counts as much as the rows in it.
with held as (
    select
        scheme,
        unnest(methods.ancestors(path)) as path,
        path as holder,
        place,
        is_demo
    from staging.scheme_rows
    where indicator is not null
),

dimensions as (
    select
        scheme,
        path,
        min(place) as place,
        bool_or(is_demo) as is_demo
    from held
    group by scheme, path
),

stated as (
    select
        dimensions.*,
        case
            when dimensions.path = '' then null
            when contains(dimensions.path, '/') then regexp_replace(dimensions.path, '/[^/]*$', '')
            else ''
        end as parent,
        len(string_split(nullif(dimensions.path, ''), '/')) as depth,
        rows_.weight,
        rows_.stated_weight,
        rows_.normalisation,
        rows_.aggregation,
        rows_.threshold,
        rows_.is_truncated,
        rows_.reference_city,
        rows_.treatment,
        rows_._upload,
        rows_._sheet,
        rows_._row,
        rows_._cell
    from dimensions
    left join staging.scheme_rows as rows_
        on
            dimensions.scheme = rows_.scheme
            and dimensions.path = rows_.path
            and rows_.indicator is null
),

below as (
    select
        scheme,
        path as home,
        weight
    from staging.scheme_rows
    where indicator is not null
    union all
    select
        scheme,
        parent as home,
        weight
    from stated
    where weight is not null
),

parts as (
    select
        stated.scheme,
        stated.path,
        below.weight
    from stated
    inner join below
        on
            stated.scheme = below.scheme
            and list_contains(methods.ancestors(below.home), stated.path)
    where
        not exists (
            select 1
            from stated as between_
            where
                between_.scheme = stated.scheme
                and between_.weight is not null
                and between_.path <> stated.path
                and list_contains(methods.ancestors(below.home), between_.path)
                and list_contains(methods.ancestors(between_.path), stated.path)
        )
),

sums as (
    select
        scheme,
        path,
        sum(weight) as weight
    from parts
    group by scheme, path
)

select
    stated.* exclude (weight, depth),
    coalesce(stated.depth, 0) as depth,
    coalesce(stated.weight, sums.weight) as weight,
    stated.weight is not null as is_weighed
from stated
left join sums
    on stated.scheme = sums.scheme and stated.path = sums.path
