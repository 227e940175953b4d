-- One row per outcome whose forum does not exist.
select
    uploads.file,
    outcomes._sheet as sheet,
    raw.cell_of(outcomes._places, 'forum_no', outcomes._row, outcomes._cell) as cell,
    '论坛期次' as header,
    cast(outcomes.forum_no as varchar) as value
from raw.outcomes as outcomes
inner join raw.uploads as uploads on outcomes._upload = uploads.upload
left join staging.forums as forums on outcomes.forum_no = forums.forum_no
where outcomes._current and outcomes.forum_no is not null and forums.forum_no is null
order by outcomes._upload, outcomes._sheet, outcomes._row
