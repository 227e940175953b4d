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
    ),

    judged as (
        select
            *,
            methods.is_even(outcome.xs) as is_even
        from clipped
    )

    select
        scheme,
        city_group,
        grain,
        indicator,
        series_start,
        series_end,
        if(is_even and outcome.raised > 0, xs[1 + outcome.raised], null) as low_bound,
        if(is_even and outcome.lowered > 0, xs[len(xs) - outcome.lowered], null) as high_bound,
        case
            when treatment = '对数' then 0
            when not is_even then 0.01 * (xs[-1] - xs[1]) - xs[1]
        end as shift
    from judged
