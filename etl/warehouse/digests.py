"""Which rows of two tables of the same columns differ, by digests and in any order of rows."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import duckdb

Keys: TypeAlias = frozenset[str] | None  # None: rows without a key, so that any may differ

_DIFFERING = """
with older as ({older}),
newer as ({newer})
(from older except from newer) union (from newer except from older)
"""
_DIGEST = """
select key, count(*) as rows, sum(digest) as total, bit_xor(digest) as parity
from (select {key} as key, hash(*columns(*)) as digest from {rows})
group by key
"""


def differing(
    connection: duckdb.DuckDBPyConnection, older: str, newer: str, columns: Iterable[str]
) -> Mapping[str, Keys] | None:
    """The keys of the rows that differ, by each of these columns; None when no row differs.

    `older` and `newer` are tables, or selects in parentheses.
    """
    names = tuple(columns)
    if not names:
        return {} if _keys(connection, older, newer, "''") else None
    found = {name: _keys(connection, older, newer, f'"{name}"') for name in names}
    if not any(found.values()):
        return None
    return {name: _known(keys) for name, keys in found.items()}


def _keys(
    connection: duckdb.DuckDBPyConnection, older: str, newer: str, key: str
) -> frozenset[str | None]:
    digests = {
        name: _DIGEST.format(key=key, rows=rows)
        for name, rows in (("older", older), ("newer", newer))
    }
    rows = connection.execute(f"select distinct key from ({_DIFFERING.format(**digests)})")
    return frozenset(key for (key,) in rows.fetchall())


def _known(keys: frozenset[str | None]) -> Keys:
    known = frozenset(key for key in keys if key is not None)
    return known if len(known) == len(keys) else None
