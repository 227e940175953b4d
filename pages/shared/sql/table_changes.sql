-- One row per upload and table: how many of its rows are new, or changed an earlier row.
select
    upload,
    table_name,
    added,
    changed
from marts.upload_changes
