-- One row per matter that is overdue or due soon: the row that it stems from.
with matters as (
    select *
    from marts.matters
    where
        state in ('overdue', 'due_soon')
        and ($owner is null or list_contains(string_split(owner, '、'), $owner))
)

select
    uploads.file,
    uploads.loaded_by,
    uploads.loaded_at,
    matters._sheet as sheet,
    matters._cell as cell,
    matters.name as about,
    strftime(matters.due, '%Y-%m-%d') as written
from matters
inner join marts.uploads as uploads on matters._upload = uploads.upload
order by matters.due, matters.name
