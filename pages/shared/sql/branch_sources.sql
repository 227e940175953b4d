-- One row per branch of one forum's tree: the row of the workbook that its topic stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    branches._sheet as sheet,
    branches._cell as cell,
    coalesce(branches.topic, branches.outcome) as about,
    branches.outcome as written
from marts.forum_branches as branches
inner join marts.uploads as uploads on branches._upload = uploads.upload
where branches.forum_no = $forum
