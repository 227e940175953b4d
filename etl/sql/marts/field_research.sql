-- One row per year and subject of field research: visits, units visited and problems found.
select
    year(visits.date_to) as year,
    visits.topic as subject,
    count(*) as visits,
    count(distinct visits.unit) as units,
    sum(visits.problems_found) as problems_found,
    min(visits.date_to) as first_visit,
    max(visits.date_to) as last_visit,
    string_agg(distinct visits.leader, '、' order by visits.leader) as leaders,
    bool_or(uploads.is_demo) as is_demo
from raw.field_visits as visits
inner join raw.uploads as uploads on visits._upload = uploads.upload
where visits._current
group by year(visits.date_to), visits.topic
order by year, subject
