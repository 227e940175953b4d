-- One row per series (an indicator in a scheme and group, of one period or of all) that is treated
-- before normalising: bounds to draw values in to (winsorised until skewness or kurtosis is
-- moderate), or the shift before the logarithm. What winsorising cannot mend is logged as it was.
-- `placed_`: values with their series and treatment, as methods.normalised has them.
create macro methods.treatments(placed_) as table
    with wanted as (
        select
            scheme,
            city_group,
            grain,
            indicator,
            series_start,
            series_end,
            treatment,
            value
        from query_table(placed_)
        where treatment is not null and value is not null
    ),

    series as (
        select
            scheme,
            city_group,
            grain,
            indicator,
            series_start,
            series_end,
            treatment,
            list(value order by value) as xs,
            favg(value) as mean
        from wanted
        group by all
    ),

    clipped as (
        select
            * exclude (mean),
            -- Values about their mean: sums of third and fourth powers lose no figures.
            if(
                treatment = '缩尾',
                methods.clipped(list_transform(xs, lambda x: x - mean)),
                null
            ) as outcome
        from series
    )

    select
        clipped.scheme,
        clipped.city_group,
        clipped.grain,
        clipped.indicator,
        clipped.series_start,
        clipped.series_end,
        case
            when
                methods.is_even(outcome.xs) and outcome.raised > 0
                then clipped.xs[1 + outcome.raised]
        end as low_bound,
        case
            when
                methods.is_even(outcome.xs) and outcome.lowered > 0
                then clipped.xs[len(clipped.xs) - outcome.lowered]
        end as high_bound,
        case
            when clipped.treatment = '对数' then 0
            when
                not methods.is_even(outcome.xs)
                then 0.01 * (clipped.xs[-1] - clipped.xs[1]) - clipped.xs[1]
        end as shift
    from clipped
