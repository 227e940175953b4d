-- One row per fact and scope: the number that every page says of it.
select
    fact,
    scope,
    subject,
    number
from marts.facts
