"""Whether two builds say the same, table by table.

`python -m benchmarks.same BEFORE.duckdb AFTER.duckdb [--schemas marts …]`: every table and view of
the first must stand in the second with the same columns and types in the same order, and hold the
same rows in any order; floats may differ by a billionth. What the second has besides is named and
is no difference. The exit code says whether they are the same.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

CLOSE = 1e-9
SHOWN = 3  # rows of each table that differ
SCHEMAS = ("marts",)
_TABLES = """
select table_schema || '.' || table_name
from information_schema.tables
where table_catalog = $build and list_contains($schemas, table_schema)
order by 1
"""
_BUILT = ("build", "built_at")  # the number and the moment of each build


def differences(before: Path, after: Path, schemas: Sequence[str] = SCHEMAS) -> Iterator[str]:
    """A sentence for each table that is not the same; raises duckdb.Error for a file that is no
    build."""
    with duckdb.connect() as connection:
        for name, path in (("before", before), ("after", after)):
            quoted = str(path).replace("'", "''")
            connection.execute(f"attach '{quoted}' as {name} (read_only)")
        old, new = (_tables(connection, build, schemas) for build in ("before", "after"))
        for table in old:
            if table not in new:
                yield f"{table} is missing"
            elif found := _compared(connection, table):
                yield f"{table} {found}"


def _tables(connection: duckdb.DuckDBPyConnection, build: str, schemas: Sequence[str]) -> list[str]:
    own = {"build": build, "schemas": list(schemas)}
    return [str(name) for (name,) in connection.execute(_TABLES, own).fetchall()]


def _compared(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """What is other in a table; nothing when it is the same."""
    columns = [
        [
            (name, kind)
            for name, kind, *_ in connection.execute(f"describe {build}.{table}").fetchall()
            if name not in _BUILT
        ]
        for build in ("before", "after")
    ]
    if columns[0] != columns[1]:
        return f"has other columns: {set(columns[0]) ^ set(columns[1]) or 'in another order'}"
    floats = [kind in ("DOUBLE", "FLOAT") for _, kind in columns[0]]
    named = table, ", ".join(_shown(*column) for column in columns[0])
    left, right = (
        sorted(_only(connection, named, one, other), key=lambda row: _key(row, floats))
        for one, other in (("before", "after"), ("after", "before"))
    )
    if len(left) == len(right) and all(map(_is_close, left, right)):
        return ""
    return f"has {len(left)} rows and then {len(right)} others: {left[:SHOWN]} and {right[:SHOWN]}"


def _only(
    connection: duckdb.DuckDBPyConnection, named: tuple[str, str], one: str, other: str
) -> list[tuple[Any, ...]]:
    """The rows that only one build has, as often as it has more of them."""
    table, columns = named
    each = [f"select {columns} from {build}.{table}" for build in (one, other)]
    return connection.execute(" except all ".join(each)).fetchall()


def _shown(name: str, kind: str) -> str:
    """A column as Python can take it: a moment with a zone would need a library for zones."""
    return f'"{name}"::varchar' if kind == "TIMESTAMP WITH TIME ZONE" else f'"{name}"'


def _key(row: Sequence[object], floats: Sequence[bool]) -> tuple[str, ...]:
    """By which rows are paired: first what must be equal, then floats without their last digits."""
    exact = [repr(value) for value, is_float in zip(row, floats, strict=True) if not is_float]
    near = [f"{v:.6g}" if isinstance(v, float) else repr(v) for v in row]
    return (*exact, *near)


def _is_close(one: Sequence[object], other: Sequence[object]) -> bool:
    return all(map(_are_close, one, other))


def _are_close(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    return one == other


def main(arguments: Sequence[str]) -> int:
    """Print every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--schemas", nargs="+", default=SCHEMAS)
    chosen = parser.parse_args(arguments)
    found = list(differences(chosen.before, chosen.after, chosen.schemas))
    print("\n".join(found) or "the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
