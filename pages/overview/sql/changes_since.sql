-- One row per table that the uploads since a moment changed; uploads counts all of them.
select
    changes.title,
    sum(changes.added) as added,
    sum(changes.changed) as changed,
    (
        select count(*)
        from marts.uploads as since
        where since.loaded_at > cast($looked as timestamptz)
    ) as uploads
from marts.upload_changes as changes
inner join marts.uploads as uploads on changes.upload = uploads.upload
where uploads.loaded_at > cast($looked as timestamptz)
group by changes.title
order by sum(changes.added) + sum(changes.changed) desc, changes.title asc
