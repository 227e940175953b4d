"""Rows of some keys made apart: those that an upload touches, or as many as the memory holds."""

from collections.abc import Callable, Iterable, Iterator

import duckdb

from etl.warehouse import digests, references
from etl.warehouse.references import Partition
from etl.warehouse.steps import Check, Step
from etl.warehouse.touched import Touched

AT_ONCE = 2_000_000  # rows of the largest table read, above which keys are taken in turn
TOUCHED, READ, MADE = "touched_keys", "read_keys", "made_rows"


def make(connection: duckdb.DuckDBPyConnection, step: Step, touched: Touched) -> None:
    """Make the tables of a step, as many keys at once as `AT_ONCE` rows have where that is more."""
    batches = list(_batches(connection, step, touched))
    if len(batches) < 2 or step.by is None:
        step.run(connection)
        return
    (table,) = step.makes
    connection.execute(f"create table {table} as select * from ({step.select}\n) limit 0")
    column = touched.column(table, step.by)
    for keys in batches:
        keep(connection, TOUCHED, keys)
        connection.execute(
            f"insert into {table} select * from ({narrowed(connection, step, keys, touched)}\n)"
            f' where "{column}" in (select key from {TOUCHED})'
        )


def _batches(
    connection: duckdb.DuckDBPyConnection, step: Step, touched: Touched
) -> Iterator[frozenset[str]]:
    """The keys of a step, in parts; nothing where they cannot be taken in turn."""
    if step.by is None or not step.select:
        return
    read = {table: _column(table, step.by, touched) for table in sorted(step.needs)}
    counts = [
        f'select "{column}" as key, count(*) as rows from {table} group by "{column}"'
        for table, column in read.items()
        if column
    ]
    rows = connection.execute(
        f"select key, max(rows) from ({' union all '.join(counts)}) group by key order by key"
    ).fetchall()
    if any(key is None for key, _ in rows) or sum(count for _, count in rows) <= AT_ONCE:
        return
    keys: set[str] = set()
    total = 0
    for key, count in rows:
        if keys and total + count > AT_ONCE:
            yield frozenset(keys)
            keys, total = set(), 0
        keys.add(key)
        total += count
    yield frozenset(keys)


def renew(
    connection: duckdb.DuckDBPyConnection, step: Step, keys: frozenset[str], touched: Touched
) -> None:
    """Make the rows of some keys of a step anew; those that are others take the old ones' place."""
    if step.by is None:
        raise ValueError(step.makes)
    if step.part is not None:
        _renew_by_part(connection, step, keys, touched)
        return
    (table,) = step.makes
    column = touched.column(table, step.by)
    keep(connection, TOUCHED, keys)
    connection.execute(
        f"create or replace temp table {MADE} as"
        f" select * from ({narrowed(connection, step, keys, touched)}\n)"
        f' where "{column}" in (select key from {TOUCHED})'
    )
    exchange(connection, table, str(column), touched)


def narrowed(
    connection: duckdb.DuckDBPyConnection,
    step: Step | Check,
    keys: frozenset[str],
    touched: Touched,
) -> str:
    """The statement of a step or a check over the rows that it reads for some keys."""
    statement = step.select if isinstance(step, Step) else step.statement
    if step.by is None:
        return statement
    keep(connection, READ, touched.read(keys, step.by))
    views = {}
    for table in sorted(step.needs):
        if column := _column(table, step.by, touched):
            views[table] = f"narrowed_{table.replace('.', '_')}"
            connection.execute(
                f"create or replace temp view {views[table]} as select * from {table}"
                f' where "{column}" in (select key from {READ})'
            )
    return references.instead(statement, views)


def exchange(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, touched: Touched
) -> None:
    """Put the rows just made for the touched keys into their table, as far as they are others."""
    old = f'(select * from {table} where "{column}" in (select key from {TOUCHED}))'
    found = digests.differing(connection, old, MADE, {column, *touched.columns(table)})
    if found is None:
        return
    keep(connection, TOUCHED, found[column] or frozenset())
    of_these = f'where "{column}" in (select key from {TOUCHED})'
    connection.execute(f"delete from {table} {of_these}")
    connection.execute(f"insert into {table} select * from {MADE} {of_these}")
    touched.add(table, found)


def keep(connection: duckdb.DuckDBPyConnection, name: str, keys: Iterable[str]) -> None:
    """Hold keys in a table of the connection alone."""
    connection.execute(f"create or replace temp table {name} (key varchar)")
    connection.execute(f"insert into {name} select unnest($keys)", {"keys": sorted(keys)})


def _renew_by_part(
    connection: duckdb.DuckDBPyConnection, step: Step, keys: frozenset[str], touched: Touched
) -> None:
    if step.by is None or step.part is None:
        raise ValueError(step.makes)
    keep(connection, TOUCHED, keys)
    columns = {table: touched.column(table, step.by) for table in step.makes}
    of_these = {
        table: f'(select * from {table} where "{column}" in (select key from {TOUCHED}))'
        for table, column in columns.items()
    }
    for place, table in enumerate(step.makes):
        connection.execute(f"create or replace temp table before_{place} as {of_these[table]}")
    step.part(connection, sorted(keys))
    for place, table in enumerate(step.makes):
        found = digests.differing(
            connection, f"before_{place}", of_these[table], touched.columns(table)
        )
        if found is not None:
            touched.add(table, found)


def _column(table: str, by: Partition, touched: Touched) -> str | None:
    return None if table.startswith("methods.") else touched.column(table, by)


def replaced(
    connection: duckdb.DuckDBPyConnection,
    tables: Iterable[str],
    make: Callable[[], object],
    touched: Touched,
) -> None:
    """Make tables anew as a whole; one that comes out the same is kept as it was."""
    aside = {table: f"{table.split('.')[1]}_before" for table in tables}
    for table, name in aside.items():
        connection.execute(f"alter table {table} rename to {name}")
    make()
    for table, name in aside.items():
        schema, own = table.split(".")
        found = digests.differing(connection, f"{schema}.{name}", table, touched.columns(table))
        if found is None:
            connection.execute(f"drop table {table}")
            connection.execute(f"alter table {schema}.{name} rename to {own}")
        else:
            connection.execute(f"drop table {schema}.{name}")
            touched.add(table, found)
