-- One row per upload and table: its rows that were new, that changed an earlier row, or repeat it.
select
    upload,
    table_name,
    title,
    added,
    changed,
    same
from staging.upload_changes
order by upload, table_name
