-- One row per scheme, node, fault, and (where it hangs on values) city group and grain: what could
-- not be computed as asked, or had to be decided. `periods` and `cities` count where it shows,
-- `names` has the cities; `figure` is the figure at fault. Faults:
--   weights_divided: the weights sum to `figure`, and are divided by it
--   weight_negative, no_weight: a weight below zero counts as none; all weights are none
--   indicator_twice, dimension_empty: a second row of an indicator is not counted; nothing is in it
--   no_direction: the register does not say whether more is better; the indicator drops out
--   no_goalposts, goalposts_equal, no_target, no_reference: what the normalisation rests on lacks
--   target_reached, reference_unknown, best_not_positive, no_logarithm: values do not allow for it
--   all_equal, single_city: nothing to compare; the indicator drops out
--   no_exponent: a power mean without an exponent between -20 and 20 is an arithmetic one
--   negative_in_mean, zero_in_mean: no geometric, harmonic or power mean of it; the mean is zero
--   formula_undefined: the formula divides by zero; never_known, other_grain: no value where the
--   scheme is scored
with nodes as (
    select * from marts.scheme_nodes
),

rows_twice as (
    select
        scheme,
        indicator as node,
        count(*) as figure
    from raw.schemes
    where _current and indicator is not null
    group by scheme, indicator
    having count(*) > 1
),

unweighed as (
    select
        parts.scheme,
        parts.parent as path,
        sum(parts.weight) as figure,
        count(distinct parts.weight) > 1 as is_uneven,
        bool_and(parts._row is not null) as is_stated
    from nodes as parts
    where parts.kind <> 'index'
    group by parts.scheme, parts.parent
),

of_the_sheet as (
    select
        nodes.scheme,
        case
            when unweighed.figure = 0 then 'no_weight'
            else 'weights_divided'
        end as fault,
        nodes.path,
        nodes.node,
        unweighed.figure
    from unweighed
    inner join nodes on unweighed.scheme = nodes.scheme and unweighed.path = nodes.path
    where
        unweighed.figure = 0
        or (
            unweighed.is_stated
            and unweighed.is_uneven
            and abs(unweighed.figure - 1) > 0.000001
            and abs(unweighed.figure - 100) > 0.0001
        )
    union all by name
    select
        nodes.scheme,
        'weight_negative' as fault,
        nodes.path,
        nodes.node,
        stated.stated_weight as figure
    from staging.scheme_rows as stated
    inner join nodes
        on
            stated.scheme = nodes.scheme
            and coalesce(stated.path || '//' || stated.indicator, stated.path) = nodes.path
    where stated.stated_weight < 0
    union all by name
    select
        nodes.scheme,
        'no_exponent' as fault,
        nodes.path,
        nodes.node
    from staging.scheme_rows as stated
    inner join nodes
        on
            stated.scheme = nodes.scheme
            and coalesce(stated.path || '//' || stated.indicator, stated.path) = nodes.path
    where stated.is_exponent_lacking
    union all by name
    select
        nodes.scheme,
        'indicator_twice' as fault,
        nodes.path,
        nodes.node,
        rows_twice.figure
    from rows_twice
    inner join nodes on rows_twice.scheme = nodes.scheme and rows_twice.node = nodes.indicator
    union all by name
    select
        stated.scheme,
        'dimension_empty' as fault,
        stated.path,
        stated.path as node,
        stated.stated_weight as figure
    from staging.scheme_rows as stated
    anti join nodes on stated.scheme = nodes.scheme and stated.path = nodes.path
    where stated.indicator is null and stated.path <> ''
    union all by name
    select
        nodes.scheme,
        'never_known' as fault,
        nodes.path,
        nodes.node
    from nodes
    where
        nodes.kind = 'indicator'
        and nodes.indicator not in (
            select known.indicator from staging.known_values as known
            where known.value is not null
        )
),

series as (
    select
        stated.scheme,
        stated.city_group,
        stated.grain,
        stated.path,
        stated.period_start,
        stated.period_end,
        count(stated.value) as known,
        count(stated.normalised) as normalised
    from marts.normalised_values as stated
    group by all
),

-- A value without a normalised one, and why.
lost as (
    select
        stated.scheme,
        case
            when nodes.is_higher_better is null then 'no_direction'
            when nodes.treatment = '对数' and stated.treated is null then 'no_logarithm'
            when
                nodes.normalisation like '标杆区间%'
                and (nodes.goalpost_low is null or nodes.goalpost_high is null)
                then 'no_goalposts'
            when nodes.normalisation like '标杆区间%' then 'goalposts_equal'
            when nodes.normalisation = '目标距离' and nodes.target is null then 'no_target'
            when nodes.normalisation = '目标距离' then 'target_reached'
            when nodes.normalisation = '参照距离' and nodes.reference_city is null
                then 'no_reference'
            when nodes.normalisation = '参照距离' then 'reference_unknown'
            when nodes.normalisation = '与最优之比' then 'best_not_positive'
            when series.known = 1 then 'single_city'
            else 'all_equal'
        end as fault,
        stated.path,
        nodes.node,
        stated.city_group,
        stated.grain,
        stated.period_start,
        stated.city
    from marts.normalised_values as stated
    inner join nodes on stated.scheme = nodes.scheme and stated.path = nodes.path
    inner join series
        on
            stated.scheme = series.scheme
            and stated.city_group = series.city_group
            and stated.grain = series.grain
            and stated.path = series.path
            and stated.period_start = series.period_start
            and stated.period_end = series.period_end
    where stated.value is not null and stated.normalised is null
    union all
    select
        scores.scheme,
        if(scores.is_undefined, 'negative_in_mean', 'zero_in_mean') as fault,
        scores.path,
        scores.node,
        scores.city_group,
        scores.grain,
        scores.period_start,
        scores.city
    from marts.composite_scores as scores
    inner join nodes on scores.scheme = nodes.scheme and scores.path = nodes.path
    where
        nodes.aggregation not in ('算术', '科普兰')
        and (scores.is_undefined or (scores.score = 0 and scores.plain > 0))
    union all
    select
        stated.scheme,
        'formula_undefined' as fault,
        stated.path,
        stated.indicator as node,
        stated.city_group,
        stated.grain,
        stated.period_start,
        stated.city
    from marts.normalised_values as stated
    inner join staging.formula_operands as operands on stated.indicator = operands.indicator
    left join staging.known_values as known
        on
            operands.operand = known.indicator
            and stated.city = known.city
            and stated.grain = known.grain
            and stated.period_start = known.period_start
            and stated.period_end = known.period_end
    where stated.value is null
    group by all
    having count(known.value) = count(*)
),

of_values as (
    select
        scheme,
        fault,
        path,
        node,
        city_group,
        grain,
        count(distinct period_start) as periods,
        count(distinct city) as cities,
        string_agg(distinct city, '、' order by city) as names
    from lost
    group by scheme, fault, path, node, city_group, grain
),

-- An indicator that nobody in the group states in the grain in which the scheme is scored.
silent as (
    select
        series.scheme,
        if(max(elsewhere.known) > 0, 'other_grain', 'never_known') as fault,
        series.path,
        any_value(nodes.node) as node,
        series.city_group,
        series.grain,
        count(distinct series.period_start) as periods
    from series
    inner join nodes on series.scheme = nodes.scheme and series.path = nodes.path
    inner join marts.schemes as schemes
        on series.scheme = schemes.scheme and series.grain = schemes.grain
    inner join series as elsewhere
        on
            series.scheme = elsewhere.scheme
            and series.path = elsewhere.path
            and series.city_group = elsewhere.city_group
    where
        nodes.indicator in (
            select known.indicator from staging.known_values as known
            where known.value is not null
        )
    group by series.scheme, series.path, series.city_group, series.grain
    having max(series.known) = 0
),

found as (
    select * from of_the_sheet
    union all by name
    select * from of_values
    union all by name
    select * from silent
)

select
    found.scheme,
    found.fault,
    found.node,
    found.path,
    found.city_group,
    found.grain,
    found.periods,
    found.cities,
    found.names,
    found.figure,
    settings.is_demo,
    nodes._upload,
    nodes._sheet,
    nodes._row,
    nodes._cell
from found
inner join staging.scheme_settings as settings on found.scheme = settings.scheme
left join nodes on found.scheme = nodes.scheme and found.path = nodes.path
order by found.scheme, found.fault, found.path, found.city_group, found.grain
