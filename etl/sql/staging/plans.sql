-- One row per year, planned kind of forum and unit.
select
    plans.year,
    plans.item,
    plans.unit,
    plans.planned,
    uploads.is_demo
from raw.plans as plans
inner join raw.uploads as uploads on plans._upload = uploads.upload
where plans._current and plans.item in ('论坛', '基层代表论坛', '部室主办论坛')
