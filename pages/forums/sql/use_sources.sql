-- One row per outcome of the topics proposed in a year: the row that it stems from.
select
    file,
    loaded_by,
    loaded_at,
    sheet,
    cell,
    outcome as about,
    use as written
from memory.with_cells('marts.outcome_uses')
where year = $year
order by formed, outcome
