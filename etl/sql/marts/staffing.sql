-- One row per year, unit and field of work: the share of its people there, against the plan.
select
    staffing.year,
    staffing.unit,
    staffing.field,
    staffing.headcount,
    staffing.headcount
    / nullif(sum(staffing.headcount) over (partition by staffing.year, staffing.unit), 0) as share,
    staffing.planned_share / 100 as planned_share,
    uploads.is_demo,
    staffing._upload,
    staffing._sheet,
    staffing._row,
    staffing._cell
from raw.staffing as staffing
inner join raw.uploads as uploads on staffing._upload = uploads.upload
where staffing._current
order by staffing.year, staffing.unit, staffing.planned_share, staffing.field
