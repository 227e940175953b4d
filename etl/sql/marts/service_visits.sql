-- One row per month and unit: visits to the grass roots per cadre, against the promise of the
-- year's plan (事项 每人每月下基层; the unit's own, or else everybody's).
select
    visits.month,
    year(visits.month_to) as year,
    visits.unit,
    visits.cadres,
    visits.visits,
    methods.rounded(visits.visits, visits.cadres, 2) as per_cadre,
    coalesce(own.planned, everybody.planned) as promised,
    visits.visits / nullif(visits.cadres, 0) >= coalesce(own.planned, everybody.planned) as is_kept,
    uploads.is_demo,
    visits._upload,
    visits._sheet,
    visits._row,
    visits._cell
from raw.service_visits as visits
inner join raw.uploads as uploads on visits._upload = uploads.upload
left join raw.plans as own
    on
        year(visits.month_to) = own.year
        and own.item = '每人每月下基层'
        and visits.unit = own.unit
        and own._current
left join raw.plans as everybody
    on
        year(visits.month_to) = everybody.year
        and everybody.item = '每人每月下基层'
        and everybody.unit is null
        and everybody._current
where visits._current
order by visits.month_to, visits.unit
