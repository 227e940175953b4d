-- One row per visit of field research.
select
    visits.date_to as visited,
    year(visits.date_to) as year,
    visits.topic as subject,
    visits.leader,
    visits.unit,
    visits.unit_kind,
    visits.problems_found,
    uploads.is_demo,
    visits._upload,
    visits._sheet,
    visits._row,
    visits._cell
from raw.field_visits as visits
inner join raw.uploads as uploads on visits._upload = uploads.upload
where visits._current
order by visited, subject, visits.unit
