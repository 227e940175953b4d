-- One row per milestone of a project: the row that it stems from.
select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    milestones._sheet as sheet,
    milestones._cell as cell,
    milestones.milestone as about,
    strftime(milestones.due, '%Y-%m-%d') as written
from marts.milestones as milestones
inner join marts.uploads as uploads on milestones._upload = uploads.upload
where milestones.project = $project
order by milestones.due
