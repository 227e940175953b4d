-- One row per scheme: what holds for all of it, and what a row that is silent takes over where all
-- others say the same.
select
    scheme,
    coalesce(first(scope order by place) filter (where scope is not null), '本期') as scope,
    cast(
        case
            when count(*) filter (where rank_basis = '四舍五入') > 0 then coalesce(min(decimals), 2)
            when count(rank_basis) = 0 then min(decimals)
        end as integer
    ) as decimals,
    if(
        first(coverage_basis order by place) filter (where coverage_basis is not null) = '权重',
        'weight',
        'number'
    ) as threshold_by,
    coalesce(bool_or(is_default), false) as is_default,
    -- Goalposts, targets and cities to refer to are stated row by row.
    if(
        count(distinct normalisation) = 1
        and min(normalisation) not like '标杆区间%'
        and min(normalisation) not in ('目标距离', '参照距离'),
        min(normalisation),
        null
    ) as normalisation,
    if(count(distinct threshold) = 1, min(threshold), null) as threshold,
    if(count(distinct reference_city) = 1, min(reference_city), null) as reference_city,
    -- An indicator has nothing below it: its word is on the mean that it goes into, and then so is
    -- every other row's. Otherwise a dimension's word is on what it is made of.
    bool_or(indicator is not null and aggregation is not null) as is_said_by_parts,
    coalesce(bool_or(aggregation = '科普兰'), false) as is_by_pairs,
    if(count(distinct aggregation) = 1, min(aggregation), null) as aggregation,
    min(place) as place,
    bool_or(is_demo) as is_demo
from staging.scheme_rows
group by scheme
