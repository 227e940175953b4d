-- One row per indicator, operand, city and period: the value that stands.
select
    indicator,
    operand,
    city,
    grain,
    period_start,
    period_end,
    value
from marts.value_sources
where is_current
