-- One row per scheme and dimension: how its parts are put together, and the share of its parts
-- that must be known. The index takes the word that all its dimensions share if nothing is said of
-- it. Comparing in pairs (科普兰) goes past the dimensions.
with said as (
    select
        scheme,
        path as parent,
        aggregation,
        threshold,
        place
    from staging.scheme_rows
    where indicator is not null
    union all
    select
        scheme,
        parent,
        aggregation,
        null as threshold,
        place
    from staging.scheme_dimensions
    where parent is not null
),

parts as (
    select
        scheme,
        parent,
        first(aggregation order by place) filter (where aggregation is not null) as aggregation,
        if(
            count(distinct aggregation) = 1 and count(aggregation) = count(*),
            min(aggregation),
            null
        ) as common_word,
        max(threshold) as threshold
    from said
    group by scheme, parent
)

select
    dimensions.scheme,
    dimensions.path,
    coalesce(
        if(settings.is_by_pairs, if(dimensions.path = '', '科普兰', '算术'), null),
        case
            when dimensions.path = '' then dimensions.aggregation
            when not settings.is_said_by_parts then dimensions.aggregation
        end,
        if(settings.is_said_by_parts, parts.aggregation, null),
        dimensions.aggregation,
        if(settings.is_said_by_parts, settings.aggregation, null),
        if(dimensions.path = '', parts.common_word, null),
        '算术'
    ) as aggregation,
    coalesce(dimensions.threshold, parts.threshold, settings.threshold, 0) as threshold
from staging.scheme_dimensions as dimensions
inner join staging.scheme_settings as settings on dimensions.scheme = settings.scheme
left join parts on dimensions.scheme = parts.scheme and dimensions.path = parts.parent
