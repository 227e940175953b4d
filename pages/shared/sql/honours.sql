-- One row per honour, the newest first.
select
    granted,
    unit,
    honour,
    level,
    recipient
from marts.honours
order by granted desc, unit asc, honour asc
