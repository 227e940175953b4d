-- One row per indicator, with the unit that answers for it; another one is not named.
-- noqa: disable=AM04
-- (Its columns are those of the mart.)
select * replace (if(memory.is_others(owner), '其他单位', owner) as owner)
from whole.marts.indicators
