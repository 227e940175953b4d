-- One row per indicator of a scheme (its latest row) and per dimension that a row weighs; the row
-- of the index itself names neither. An indicator without a dimension takes that of the register
-- where the scheme weighs it or one above it, and otherwise counts towards the index directly.
with written as (
    select
        schemes.*,
        methods.path(schemes.dimension) as dimension_path,
        indicators.dimension as registered,
        coalesce(indicators.factor, 1) as factor,
        uploads.is_demo,
        row_number() over (
            partition by
                schemes.scheme,
                schemes.indicator,
                if(schemes.indicator is null, methods.path(schemes.dimension), null)
            order by schemes._upload desc, schemes._sheet asc, schemes._row asc
        ) as place
    from raw.schemes as schemes
    inner join raw.uploads as uploads on schemes._upload = uploads.upload
    left join staging.indicators as indicators on schemes.indicator = indicators.indicator
    where schemes._current
),

weighed as (
    select distinct
        scheme,
        dimension_path
    from written
    where indicator is null and dimension_path <> ''
),

housed as (
    select
        written.scheme,
        written.indicator,
        methods.path(any_value(written.registered)) as dimension_path
    from written
    inner join weighed
        on
            written.scheme = weighed.scheme
            and list_contains(
                methods.ancestors(methods.path(written.registered)), weighed.dimension_path
            )
    where written.indicator is not null and written.dimension_path = ''
    group by written.scheme, written.indicator
)

select
    written.scheme,
    written.indicator,
    coalesce(housed.dimension_path, written.dimension_path) as path,
    written.weight as stated_weight,
    greatest(written.weight, 0) as weight,
    written.normalisation,
    if(
        written.aggregation = '幂均值',
        if(written.exponent between -20 and 20, '幂均值(' || written.exponent || ')', '算术'),
        written.aggregation
    ) as aggregation,
    written.aggregation = '幂均值' and not coalesce(written.exponent between -20 and 20, false)
        as is_exponent_lacking,
    case
        when written.goalpost_low_unit is null then written.goalpost_low
        else written.goalpost_low / written.factor
    end as goalpost_low,
    case
        when written.goalpost_high_unit is null then written.goalpost_high
        else written.goalpost_high / written.factor
    end as goalpost_high,
    -- 70, 70 % and 0.7 say the same
    if(written.coverage > 1, written.coverage / 100, written.coverage) as threshold,
    written.coverage_basis,
    written.is_truncated,
    city_names.city as reference_city,
    written.scope,
    written.treatment,
    written.rank_basis,
    written.decimals,
    written.is_default,
    written.is_demo,
    row_number() over (order by written._upload, written._sheet, written._row) as place,
    written._upload,
    written._sheet,
    written._row,
    written._cell
from written
left join housed
    on written.scheme = housed.scheme and written.indicator = housed.indicator
left join staging.city_names as city_names on written.reference_city = city_names.written
where written.place = 1
