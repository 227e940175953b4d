-- The mart of this name, if the build has it: one that was made before it existed has not.
select table_name as mart
from duckdb_tables()
where
    database_name = 'warehouse'
    and schema_name = 'marts'
    and table_name = $mart
