"""One table of the build over rows said in the test: the SQL of its file, and nothing else.

What a test does not say of a table that is read stays as the small board has it.
"""

from collections.abc import Mapping, Sequence

import duckdb

from etl.warehouse import transform

Rows = Sequence[Mapping[str, object]]


def made(board: duckdb.DuckDBPyConnection, table: str, **tables: Rows) -> list[dict[str, object]]:
    """The rows of a table, by name, when the tables that it reads have these rows.

    `marts__gaps` stands for `marts.gaps`; a column that is not said is missing. Raises a
    duckdb.Error for a column that the table does not have.
    """
    folder, _, own = table.partition(".")
    statement = (transform.SQL / folder / f"{own}.sql").read_text(encoding="utf-8")
    return asked(board, statement, **tables)


def asked(
    board: duckdb.DuckDBPyConnection, statement: str, **tables: Rows
) -> list[dict[str, object]]:
    """The rows of a query, by name, when the tables that it reads have these rows."""
    board.execute("begin")
    try:
        for name, rows in tables.items():
            _say(board, name.replace("__", "."), rows)
        found = board.execute(statement)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        board.execute("rollback")


def _say(board: duckdb.DuckDBPyConnection, table: str, rows: Rows) -> None:
    board.execute(f"delete from {table}")
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        board.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))
