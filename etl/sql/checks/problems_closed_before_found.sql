-- One row per row of problems that was closed before it was found.
select
    uploads.file,
    problems._sheet as sheet,
    raw.cell_of(problems._places, 'closed_on', problems._row, problems._cell) as cell,
    '销号日期' as header,
    problems.closed_on_written as value
from raw.problems as problems
inner join raw.uploads as uploads on problems._upload = uploads.upload
where problems._current and problems.closed_on_to < coalesce(problems.found, problems.found_to)
order by problems._upload, problems._sheet, problems._row
