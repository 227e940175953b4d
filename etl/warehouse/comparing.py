"""Whether two builds say the same: every row of every table, whatever their order."""

from pathlib import Path

import duckdb

# What tells of a build itself, and of folders that are left aside where it was made.
_OWN = {("raw", "build"), ("raw", "left_aside"), ("marts", "left_aside")}
_SAID = "lambda name: name not in ('build', 'built_at')"
_TABLES = """
select schema_name, table_name
from duckdb_tables()
where database_name = $build and schema_name in ('raw', 'staging', 'marts')
"""


def compare(one: Path, other: Path) -> tuple[int, list[str]]:
    """How many tables were compared, and the names of those that differ; raises duckdb.Error."""
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            quoted = str(path).replace("'", "''")
            connection.execute(f"attach '{quoted}' as {name} (read_only)")
        mine, theirs = (_tables(connection, name) for name in ("one", "other"))
        both = sorted(mine & theirs)
        differing = [table for table in both if _differs(connection, *table)]
        found = sorted([*differing, *(mine ^ theirs)])
        return len(mine | theirs), [f"{schema}.{table}" for schema, table in found]


def _tables(connection: duckdb.DuckDBPyConnection, build: str) -> set[tuple[str, str]]:
    return {*connection.execute(_TABLES, {"build": build}).fetchall()} - _OWN


def _differs(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Whether a row is in one of the builds more often than in the other."""
    one, other = (
        f'(select columns({_SAID}) from {build}."{schema}"."{table}")' for build in ("one", "other")
    )
    try:
        found = connection.execute(
            f"select 1 from ({one} except all {other} union all {other} except all {one}) limit 1"
        ).fetchall()
    except duckdb.BinderException:  # other columns
        return True
    return bool(found)
