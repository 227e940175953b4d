"""What between two builds was put right: the values and ledgers of which an earlier row changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pages.shared import warehouse
from pages.shared.warehouse import Build

VALUES = frozenset({"indicator_values"})
VALUE = ["indicator", "operand", "city", "grain", "period_start", "period_end"]


@dataclass(frozen=True)
class Corrections:
    """The indicators of which a known value changed or went, and the tables with changed rows.

    `loaded`: the tables that gained or changed a row. `is_undone`: an upload that the earlier build
    counts was undone.
    """

    indicators: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    loaded: frozenset[str] = frozenset()
    is_undone: bool = False

    @property
    def is_ledger_touched(self) -> bool:
        """Whether anything but values of indicators was loaded, or undone."""
        return self.is_undone or bool(self.loaded - VALUES)

    @property
    def is_ledger_corrected(self) -> bool:
        """Whether an earlier row of a ledger was changed, or one was undone."""
        return self.is_undone or bool(self.tables - VALUES)

    def touch(self, of: Mapping[str, str], indicator: object = None) -> bool:
        """Whether they can have changed the values that a view shows, or a row of an indicator."""
        name = of.get("indicator") or indicator
        if isinstance(name, str):
            return name in self.indicators
        if "scheme" in of:
            return bool(self.indicators or "schemes" in self.tables)
        return bool(self.indicators)


@lru_cache(maxsize=64)
def between(then: Build, now: Build) -> Corrections:
    """What was corrected from one build to a later one; builds never change."""
    old, new = _read(then), _read(now)
    both = old.values.merge(new.values, on=VALUE, how="left", suffixes=("_then", "_now"))
    differs = (both["value_then"] - both["value_now"]).abs() > 1e-9 * both["value_then"].abs()
    gone = both["value_now"].isna() & both["value_then"].notna()
    later = new.changes[~new.changes["upload"].isin(old.uploads)]
    tables = later.loc[later["changed"] > 0, "table_name"]
    return Corrections(
        indicators=frozenset(both.loc[differs | gone, "indicator"]),
        tables=frozenset(tables),
        loaded=frozenset(later.loc[later["added"] + later["changed"] > 0, "table_name"]),
        is_undone=not old.uploads <= new.uploads,
    )


@dataclass(frozen=True)
class _Known:
    values: pd.DataFrame
    changes: pd.DataFrame
    uploads: frozenset[int]


def _read(build: Build) -> _Known:
    with warehouse.reading(build):
        return _Known(
            values=warehouse.query("current_values"),
            changes=warehouse.query("table_changes"),
            uploads=frozenset(warehouse.query("uploads")["upload"].astype(int)),
        )
