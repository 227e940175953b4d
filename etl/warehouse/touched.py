"""Which tables of a draft are other than those of the build that it began as, and in which keys."""

from collections.abc import Iterable, Mapping

import duckdb

from etl.warehouse.digests import Keys
from etl.warehouse.references import Partition

_COLUMNS = """
select column_name from duckdb_columns()
where database_name = current_database() and schema_name = $schema and table_name = $name
"""
_DEPENDENTS = "select distinct indicator from {} where list_contains($keys, operand)"
_OPERANDS = "select distinct operand from {} where list_contains($keys, indicator)"


class Touched:
    """The changed tables, each with the keys of its changed rows by the names of the key."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
        """Nothing is touched yet; `names` are all names that keys have anywhere."""
        self._connection = connection
        self._names = tuple(sorted(names))
        self._keys: dict[str, Mapping[str, Keys]] = {}
        self._columns: dict[str, tuple[str, ...]] = {}

    def add(self, table: str, keys: Mapping[str, Keys]) -> None:
        """A table differs; one without keys differs as a whole."""
        self._keys[table] = keys

    def of(self, tables: Iterable[str]) -> list[str]:
        """Those of the tables that differ."""
        return [table for table in sorted(tables) if table in self._keys]

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table that hold keys, in no matter which step."""
        if table not in self._columns:
            schema, name = table.split(".")
            rows = self._connection.execute(_COLUMNS, {"schema": schema, "name": name}).fetchall()
            found = {column for (column,) in rows}
            self._columns[table] = tuple(name for name in self._names if name in found)
        return self._columns[table]

    def column(self, table: str, by: Partition) -> str | None:
        """The column of a table that holds the key of a step; None when it has none."""
        if table in by.whole:
            return None
        return next((name for name in by.names if name in self.columns(table)), None)

    def keys(self, tables: Iterable[str], by: Partition) -> Keys:
        """The keys of which the rows of a step may differ; None: any of them."""
        found: set[str] = set()
        for table in self.of(tables):
            column = self.column(table, by)
            keys = self._keys[table].get(column) if column else None
            if keys is None:
                return None
            found |= keys
        return frozenset(found) | self._related(_DEPENDENTS, frozenset(found), by)

    def read(self, keys: frozenset[str], by: Partition) -> frozenset[str]:
        """The keys of the rows that are read for the rows of these keys."""
        return keys | self._related(_OPERANDS, keys, by)

    def _related(self, statement: str, keys: frozenset[str], by: Partition) -> frozenset[str]:
        if not by.through or not keys:
            return frozenset()
        rows = self._connection.execute(statement.format(by.through), {"keys": sorted(keys)})
        return frozenset(key for (key,) in rows.fetchall())
