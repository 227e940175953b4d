-- One row per unit of a year: visits per cadre and month against the promise, lowest first.
-- months_promised: the months for which a promise is laid down, of those with a report.
select
    unit,
    unit as name,
    sum(visits) as visits,
    methods.rounded(sum(visits), sum(cadres), 2) as per_cadre,
    any_value(promised) as promised,
    count(*) as months,
    count(is_kept) as months_promised,
    count(case when is_kept then 1 end) as months_kept
from marts.service_visits
where year = $year
group by unit
order by per_cadre, unit
