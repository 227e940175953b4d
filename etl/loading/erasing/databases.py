"""Builds with the texts erased: looked through table by table, and copied to a new file.

A new file, for DuckDB would keep what was overwritten in the blocks that it has freed.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from etl.loading.erasing import tables
from etl.loading.erasing.wanted import Wanted

_TABLES = """
select schema_name, table_name
from duckdb_tables()
where database_name = 'built' and not internal
order by schema_name, table_name
"""
# What can hold a text, or a number that is one; a timestamp would want a library for its zone.
_COLUMNS = """
select schema_name, table_name, list(column_name order by column_index)
from duckdb_columns()
where database_name = 'built'
    and (contains(data_type, 'VARCHAR') or contains(data_type, 'JSON')
        or ($with_numbers and data_type in ('DOUBLE', 'BIGINT', 'INTEGER', 'HUGEINT')))
group by all
order by all
"""
_OWN_NUMBER = """
select schema_name, table_name
from duckdb_columns()
where database_name = 'built' and column_name = 'build'
"""
_BATCH = 100_000  # rows
Table = tuple[str, str]


def places(build: Path, wanted: Wanted) -> list[str]:
    """The columns of a build in which a text stands, by names; raises duckdb.Error."""
    with duckdb.connect() as connection:
        _attach(connection, build, "built")
        return [
            f"{schema}.{name}.{column}"
            for (schema, name), columns in _hit(connection, wanted).items()
            for column in columns
        ]


def copy(build: Path, target: Path, wanted: Wanted, number: int) -> None:
    """Copy a build without the texts to a new file, as build `number`; raises duckdb.Error."""
    target.unlink(missing_ok=True)
    with duckdb.connect() as connection:
        _attach(connection, build, "built")
        connection.execute(f"attach '{_quoted(target)}' as made")
        connection.execute("copy from database built to made (schema)")
        hit = _hit(connection, wanted)
        for table in connection.execute(_TABLES).fetchall():
            _copy(connection, table, wanted if table in hit else None)
        for schema, name in connection.execute(_OWN_NUMBER).fetchall():
            own = f'made."{schema}"."{name}"'
            connection.execute(f"update {own} set build = $number", {"number": number})
        connection.execute("checkpoint made")
        connection.execute("detach made")


def _copy(connection: duckdb.DuckDBPyConnection, table: Table, wanted: Wanted | None) -> None:
    schema, name = (f'"{part}"' for part in table)
    if wanted is None:
        connection.execute(f"insert into made.{schema}.{name} from built.{schema}.{name}")
        return
    rows = connection.sql(f"select * from built.{schema}.{name}").to_arrow_table()
    erased, _ = tables.erased(rows, wanted)
    connection.register("erased", erased)
    connection.execute(f"insert into made.{schema}.{name} from erased")
    connection.unregister("erased")


def _hit(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> dict[Table, list[str]]:
    """The columns in which a text stands, by their tables."""
    asked = {"with_numbers": bool(wanted.numbers)}
    found: dict[Table, list[str]] = {}
    for schema, name, columns in connection.execute(_COLUMNS, asked).fetchall():
        if hit := _columns(connection, (schema, name), columns, wanted):
            found[schema, name] = [column for column in columns if column in hit]
    return found


def _columns(
    connection: duckdb.DuckDBPyConnection, table: Table, columns: list[str], wanted: Wanted
) -> set[str]:
    named = ", ".join(f'"{column}"' for column in columns)
    rows = connection.sql(f'select {named} from built."{table[0]}"."{table[1]}"')
    found: set[str] = set()
    for batch in rows.to_arrow_reader(_BATCH):
        found |= {column for _, column in tables.erased(pa.table(batch), wanted)[1]}
    return found


def _attach(connection: duckdb.DuckDBPyConnection, build: Path, name: str) -> None:
    connection.execute(f"attach '{_quoted(build)}' as {name} (read_only)")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
