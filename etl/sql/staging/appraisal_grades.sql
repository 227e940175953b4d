-- One row per appraisal, year and grade: the score from which it is given ("五星 90，四星 80").
with lines as (
    select distinct
        appraisal,
        year,
        unnest(
            regexp_extract_all(
                grades, '[^\s\d,，、;；:：≥>=]+[\s:：≥>=]*\d+(?:\.\d+)?'
            )
        ) as line
    from staging.appraisal_weights
    where grades is not null
)

select
    appraisal,
    year,
    regexp_extract(line, '^[^\s\d,，、;；:：≥>=]+') as grade,
    max(cast(regexp_extract(line, '\d+(?:\.\d+)?$') as double)) as threshold
from lines
group by all
