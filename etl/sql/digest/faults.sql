-- One row per faulty cell that waits to be mended now and did not before.
select
    concat(now.file, ' ', now.sheet, ' ', now.cell) as name,
    now.loaded_by as owner
from newer.marts.open_faults as now
left join older.marts.open_faults as before
    on
        now.upload = before.upload
        and now.sheet is not distinct from before.sheet
        and now.cell is not distinct from before.cell
where before.upload is null
order by now.upload asc, now.sheet asc, now.cell asc
