-- One row per outcome of the topics proposed in a year: the row that it stems from.
with uses as (
    select *
    from marts.outcome_uses
    where year = $year
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    uses._sheet as sheet,
    uses._cell as cell,
    uses.outcome as about,
    uses.use as written
from uses
inner join marts.uploads as uploads on uses._upload = uploads.upload
order by uses.formed, uses.outcome
