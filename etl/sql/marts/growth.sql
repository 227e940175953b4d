-- One row per year, matter and unit of the plan that says what was done: what was planned, what
-- came. A null unit: the whole federation.
select
    plans.year,
    plans.item,
    plans.unit,
    plans.planned,
    plans.done,
    plans.done / nullif(plans.planned, 0) as done_share,
    uploads.is_demo,
    plans._upload,
    plans._sheet,
    plans._row,
    plans._cell
from raw.plans as plans
inner join raw.uploads as uploads on plans._upload = uploads.upload
where plans._current and plans.done is not null
order by plans.year, plans.item, plans.unit nulls first
