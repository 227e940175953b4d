-- One row per look-back at an outcome that does not exist.
select
    uploads.file,
    look_backs._sheet as sheet,
    raw.cell_of(look_backs._places, 'outcome', look_backs._row, look_backs._cell) as cell,
    '成果名称' as header,
    look_backs.outcome as value
from raw.look_backs as look_backs
inner join raw.uploads as uploads on look_backs._upload = uploads.upload
left join staging.outcomes as outcomes on look_backs.outcome = outcomes.outcome
where look_backs._current and outcomes.outcome is null
order by look_backs._upload, look_backs._sheet, look_backs._row
