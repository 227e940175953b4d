-- One row per indicator with values: the unit that most of its values are stated in. That of a rate
-- stays as written, 张/千人: few decimals would be left of 张/人.
-- by: indicator
with told as (
    select
        stated.indicator,
        case when written.per > 1 then written.unit else stated.value_unit end as unit
    from raw.indicator_values as stated
    left join staging.unit_factors as written
        on stated.unit = written.unit and stated.value_unit = written.base
    where stated._current and stated.value_unit is not null
),

counted as (
    select
        indicator,
        unit,
        row_number() over (partition by indicator order by count(*) desc, unit) as place
    from told
    group by indicator, unit
)

select
    indicator,
    unit
from counted
where place = 1
