-- One row per year and subject of field research: visits, units visited and problems found.
select
    year,
    subject,
    count(*) as visits,
    count(distinct unit) as units,
    sum(problems_found) as problems_found,
    min(visited) as first_visit,
    max(visited) as last_visit,
    string_agg(distinct leader, '、' order by leader) as leaders,
    bool_or(is_demo) as is_demo
from marts.field_visits
group by year, subject
order by year, subject
