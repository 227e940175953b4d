-- One row per row of `values_`: the value as treated and as normalised. Direction is applied before
-- normalising: more is always better afterwards.
--   values_ (a table's name): scheme, city_group, grain, period_start, period_end, city, indicator,
--     value (null: a gap)
--   nodes_: the indicators of marts.scheme_nodes.
-- What-if on values: replace the values of a scheme, group and period in marts.normalised_values
-- (of all its periods where its scope is 各期) and call this, then methods.scored.
create macro methods.normalised(values_, nodes_) as table
    with placed as (
        select
            stated.scheme,
            stated.city_group,
            stated.grain,
            stated.period_start,
            stated.period_end,
            if(nodes.scope = '各期', null, stated.period_start) as series_start,
            if(nodes.scope = '各期', null, stated.period_end) as series_end,
            stated.city,
            stated.indicator,
            stated.value,
            nodes.path,
            nodes.normalisation,
            nodes.normalisation in (
                '名次', '名次平均', '名次取大', '博达', '百分位', '百分位平均'
            ) as is_by_place,
            nodes.treatment,
            nodes.is_higher_better,
            nodes.is_truncated,
            nodes.reference_city,
            nodes.target,
            nodes.goalpost_low,
            nodes.goalpost_high
        from query_table(values_) as stated
        inner join query_table(nodes_) as nodes
            on
                stated.scheme = nodes.scheme
                and stated.indicator = nodes.indicator
                and nodes.kind = 'indicator'
    ),

    directed as (
        select
            placed.* exclude (treatment, target, goalpost_low, goalpost_high),
            methods.treated(
                placed.value, treatments.low_bound, treatments.high_bound, treatments.shift
            ) as treated,
            case when placed.is_higher_better then 1 when not placed.is_higher_better then -1 end
                as sign_,
            treated * sign_ as x,
            methods.treated(placed.target, null, null, treatments.shift) * sign_ as target,
            methods.treated(placed.goalpost_low, null, null, treatments.shift) * sign_
                as goalpost_low,
            methods.treated(placed.goalpost_high, null, null, treatments.shift) * sign_
                as goalpost_high
        from placed
        left join methods.treatments('placed') as treatments
            on
                placed.scheme = treatments.scheme
                and placed.city_group = treatments.city_group
                and placed.grain = treatments.grain
                and placed.indicator = treatments.indicator
                and placed.series_start is not distinct from treatments.series_start
                and placed.series_end is not distinct from treatments.series_end
    ),

    yardsticks as (
        select
            scheme,
            city_group,
            grain,
            indicator,
            series_start,
            series_end,
            {
                'low': min(x),
                'high': max(x),
                'mean': favg(x),
                'spread': stddev_samp(x),
                'reference': max(x) filter (where city = reference_city),
                'target': any_value(target),
                'goalpost_low': any_value(goalpost_low),
                'goalpost_high': any_value(goalpost_high),
                'is_higher_better': any_value(is_higher_better)
            } as yardstick
        from directed
        group by scheme, city_group, grain, indicator, series_start, series_end
    )

    select
        directed.scheme,
        directed.city_group,
        directed.grain,
        directed.period_start,
        directed.period_end,
        directed.city,
        directed.indicator,
        directed.path,
        directed.value,
        directed.treated,
        methods.scaled(
            directed.normalisation, directed.x, yardsticks.yardstick, directed.is_truncated
        ) as normalised
    from directed
    inner join yardsticks
        on
            directed.scheme = yardsticks.scheme
            and directed.city_group = yardsticks.city_group
            and directed.grain = yardsticks.grain
            and directed.indicator = yardsticks.indicator
            and directed.series_start is not distinct from yardsticks.series_start
            and directed.series_end is not distinct from yardsticks.series_end
    where not directed.is_by_place
    union all
    -- Points for a place need no yardstick.
    select
        scheme,
        city_group,
        grain,
        period_start,
        period_end,
        city,
        indicator,
        path,
        value,
        treated,
        if(
            x is null,
            null,
            methods.points_by_rank(
                normalisation,
                rank() over (
                    partition by scheme, city_group, grain, indicator, series_start, series_end
                    order by x
                ) - 1,
                count(*) over (
                    partition by scheme, city_group, grain, indicator, series_start, series_end, x
                ),
                count(x) over (
                    partition by scheme, city_group, grain, indicator, series_start, series_end
                )
            )
        ) as normalised
    from directed
    where is_by_place
