"""What makes the tables of a build and what checks them, with the tables that each reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb

from etl.warehouse import references
from etl.warehouse.references import Partition


@dataclass(frozen=True)
class Step:
    """What makes some tables, and the tables that it reads.

    `kept` is the statement that the build keeps. Where rows of a key can be made apart, `by` says
    by which key, and `select` finds them, or else `part` makes those of some keys anew.
    """

    makes: tuple[str, ...]
    needs: frozenset[str]
    run: Callable[[duckdb.DuckDBPyConnection], None]
    kept: str = ""
    select: str = ""
    by: Partition | None = None
    part: Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None] | None = None


@dataclass(frozen=True)
class Check:
    """A check of `sql/checks`, and the tables that it reads; it finds rows only where they are."""

    name: str
    statement: str

    @property
    def needs(self) -> frozenset[str]:
        """The tables that it reads."""
        return references.reads(self.statement)

    @property
    def by(self) -> Partition | None:
        """The key by which it can look at rows apart."""
        return references.partition(self.statement)
