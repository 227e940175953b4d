-- One row per year, planned kind of forum and unit; a format names who organises it.
select
    plans.year,
    plans.item,
    plans.unit,
    plans.planned,
    plans.organiser,
    case
        when plans.item in ('论坛', '基层代表论坛', '部室主办论坛') then 'forum'
        else 'format'
    end as kind,
    uploads.is_demo,
    plans._upload,
    plans._sheet,
    plans._row,
    plans._cell
from raw.plans as plans
inner join raw.uploads as uploads on plans._upload = uploads.upload
where
    plans._current
    and plans.item in (
        '论坛', '基层代表论坛', '部室主办论坛',
        '部室研讨', '机关全体', '领导和部门负责人', '基层代表参加'
    )
