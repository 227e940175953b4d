"""A build with the rows of one unit: tables of the same names as the build's, made when it is
opened, so that every query is limited without knowing of it.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path

import duckdb

from pages.shared.warehouse.rows import RULES, Of, Own, Rule

WHOLE = "whole"  # the name under which the build itself is attached
FILES = Path(__file__).parents[1] / "sql/rows"
MACROS = ("is_own", "is_others")
KEPT = "select made, statement from whole.methods.statements order by place"
TABLES = """
select schema_name || '.' || table_name
from duckdb_tables()
where database_name = 'whole' and schema_name in ('marts', 'staging')
order by schema_name, table_name
"""
SOURCED = """
select table_name
from duckdb_columns()
where
    database_name = 'warehouse'
    and schema_name = 'marts'
    and column_name = '_upload'
order by table_name
"""
BEGUN = """
attach ':memory:' as warehouse;
use warehouse;
create schema methods;
create schema staging;
create schema marts;
"""
WITHIN = {"marts": "use warehouse.marts", "staging": "use warehouse.staging"}
DONE = "drop schema staging cascade; use memory"


def narrow(connection: duckdb.DuckDBPyConnection, unit: str) -> None:
    """Make what a reader of this unit may see of the build that is attached as WHOLE.

    The tables are in a database `warehouse` in memory, as the whole build's are for others. Raises
    duckdb.CatalogException on a build of an older board, which does not say how it was counted.
    """
    kept: Mapping[str, str] = dict(connection.execute(KEPT).fetchall())
    there = [str(name) for (name,) in connection.execute(TABLES).fetchall()]
    connection.execute("create table memory.reader as select $unit as unit", {"unit": unit})
    connection.execute(BEGUN)
    for statement in _macros(kept):
        connection.execute(statement)
    known = set(there)
    for table in [name for name in RULES if name in known]:
        _make(connection, table, kept)
    for table in [name for name in there if name.startswith("marts.") and name not in RULES]:
        _whole(connection, table).limit(0).create(table)
    connection.execute(DONE)


def _macros(kept: Mapping[str, str]) -> Iterator[str]:
    for made, statement in kept.items():
        if made.startswith("methods."):
            yield statement
    for name in MACROS:
        yield _file(name)


def _make(connection: duckdb.DuckDBPyConnection, table: str, kept: Mapping[str, str]) -> None:
    """Make one table as its rule says."""
    rule, whole = RULES[table], _whole(connection, table)
    if table == "marts.uploads":
        _see(connection)
    if rule is Rule.ALL:  # a view, for these may be large; it takes no name with a schema
        schema, _dot, name = table.partition(".")
        connection.execute(WITHIN[schema])
        whole.create_view(name)
        connection.execute("use warehouse")
    elif rule is Rule.NONE:
        whole.limit(0).create(table)
    elif rule is Rule.FILE:
        connection.sql(_file(_seen(table))).create(table)
    elif isinstance(rule, Own | Of):
        whole.filter(_condition(rule)).create(table)
    else:
        connection.execute(kept[table])
    if rule is Rule.AGAIN_AND_FILE:
        connection.execute(_file(_seen(table)))


def _whole(connection: duckdb.DuckDBPyConnection, table: str) -> duckdb.DuckDBPyRelation:
    """A table of the build itself."""
    return connection.table(f"{WHOLE}.{table}").set_alias("rows")


def _condition(rule: Own | Of) -> str:
    """By what of its columns a row of a table is the reader's."""
    if isinstance(rule, Own):
        return " or ".join(f"memory.is_own({column})" for column in rule.columns)
    same = " and ".join(f"own.{one} is not distinct from rows.{one}" for one in rule.columns)
    return f"exists (select 1 from {rule.table} as own where {same})"


def _see(connection: duckdb.DuckDBPyConnection) -> None:
    """Note in memory.seen the uploads of which any table made so far holds a row."""
    tables = [str(name) for (name,) in connection.execute(SOURCED).fetchall()]
    each = [connection.table(f"marts.{table}").project("_upload").distinct() for table in tables]
    reduce(duckdb.DuckDBPyRelation.union, each).create("memory.main.seen")


def _seen(table: str) -> str:
    return f"seen_{table.rpartition('.')[2]}"


def _file(name: str) -> str:
    return (FILES / f"{name}.sql").read_text(encoding="utf-8")
