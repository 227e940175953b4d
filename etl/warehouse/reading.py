"""Whether a build can be read, where no checksum tells whether it is the one that was made."""

from pathlib import Path

import duckdb


def is_readable(build: Path) -> bool:
    """Whether every table of a build can be read to its end; DuckDB's own checksums tell."""
    try:
        with duckdb.connect() as connection:
            quoted = str(build).replace("'", "''")
            connection.execute(f"attach '{quoted}' as built (read_only)")
            tables = connection.execute(
                "select schema_name, table_name from duckdb_tables() where database_name = 'built'"
            ).fetchall()
            for schema, table in tables:
                connection.execute(
                    f'select count(hash(found)) from built."{schema}"."{table}" as found'
                )
    except duckdb.Error:
        return False
    return True
