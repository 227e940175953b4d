-- One row per appraisal, year and rater; the shares of a year's raters add up to one.
select
    appraisals.appraisal,
    appraisals.year,
    appraisals.rater,
    appraisals.weight,
    appraisals.weight
    / nullif(sum(appraisals.weight) over (partition by appraisals.appraisal, appraisals.year), 0)
        as share,
    appraisals.grades,
    uploads.is_demo,
    appraisals._upload,
    appraisals._sheet,
    appraisals._row,
    appraisals._cell
from raw.appraisals as appraisals
inner join raw.uploads as uploads on appraisals._upload = uploads.upload
where appraisals._current
