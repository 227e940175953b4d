-- One row per indicator with values: the unit that most of its values are stated in.
with counted as (
    select
        indicator,
        value_unit as unit,
        row_number() over (partition by indicator order by count(*) desc, value_unit) as place
    from raw.indicator_values
    where _current and value_unit is not null
    group by indicator, value_unit
)

select
    indicator,
    unit
from counted
where place = 1
