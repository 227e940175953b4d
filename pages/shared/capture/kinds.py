"""Of what kind a difference between two blocks is: real, a correction, or the passing of days."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pages.shared.capture.corrections import Corrections
from pages.shared.capture.screen import Block
from pages.shared.findings.moves import Kind

# What follows from other columns, or grows by itself from day to day.
DERIVED = frozenset(
    {
        *("rank_change", "gap_to_next", "gap_to_first", "target_share", "band", "previous_rank"),
        *("days_overdue", "days_left", "days_open", "days_late", "days_since"),
        *("days_in_stage", "days_beyond", "days_waiting", "waiting_days"),
        *("days", "expected_progress", "points_behind", "missed_milestones", "reason", "why"),
        *("announced_rank", "coverage", "trail", "written"),
    }
)
VALUES = frozenset({"value", "rank", "score", "reported"})  # the columns of what cities report
STATES = frozenset({"state", "light", "stage", "is_closed"})


@dataclass(frozen=True)
class Span:
    """What the two boards tell of: the snapshot until `since`, the present one until `until`.

    `is_same_period` when a page looks at one period on both: what differs there is corrected.
    """

    since: dt.date
    until: dt.date
    is_same_period: bool = False
    corrections: Corrections | None = None  # None: not known, so anything may be one


@dataclass(frozen=True)
class Rule:
    """How a block's differences are told apart."""

    then: Block
    now: Block
    keys: Sequence[str]
    span: Span
    has_middle: bool

    @property
    def is_by_period(self) -> bool:
        """Whether every row is of a period of its own."""
        timed = "period" in self.keys or "month" in self.keys
        return timed and ("period_end" in self.now.rows or "month" in self.now.rows)

    def end(self, row: pd.Series) -> pd.Timestamp:
        """The end of a row's own period."""
        return pd.Timestamp(row["period_end"] if "period_end" in row.index else row["month"])

    def newest(self) -> pd.Timestamp:
        """The newest period that the snapshot knew of this block."""
        return max(self.end(row) for _i, row in self.then.rows.iterrows())

    def may_correct(self, row: pd.Series) -> bool:
        """Whether anything that this row can rest on was corrected at all."""
        found = self.span.corrections
        if found is None:
            return True
        if not self.is_of_values(row):
            return found.is_ledger_corrected
        return found.touch(self.now.of, row.get("indicator"))

    def is_of_values(self, row: pd.Series) -> bool:
        """Whether a row rests on values of indicators; else it is a ledger's."""
        return bool(VALUES & set(row.index))

    def kind(self, row: pd.Series, *, is_correction: bool) -> Kind:
        """What a difference is, of which the periods and days say that it is a correction."""
        if is_correction and self.may_correct(row):
            return "correction"
        return "time" if self.is_idle(row) else "real"

    def is_idle(self, row: pd.Series) -> bool:
        """Whether a row of a ledger moved though no ledger was loaded: only days went by."""
        found = self.span.corrections
        if found is None or found.is_ledger_touched or self.span.until <= self.span.since:
            return False
        return not self.is_of_values(row)

    def is_time(self, old: pd.Series, new: pd.Series, name: str) -> bool:
        """Whether days went by and no more: a state or a light differs, and nothing that is told.

        A row that tells nothing but states and what follows from them is not judged so.
        """
        if name not in STATES or self.is_by_period or self.span.until <= self.span.since:
            return False
        parts = [each for each in new.index if each in old.index and each not in STATES | DERIVED]
        return bool(_dated(new)) and all(same(old[each], new[each]) for each in parts)

    def is_late(self, row: pd.Series) -> bool:
        """Whether a row that appeared tells of something from before the snapshot's last day."""
        if self.is_by_period:
            return self.end(row) <= self.newest()
        if self.span.is_same_period:
            return True
        days = _days(row)
        return bool(days) and min(days) <= pd.Timestamp(self.span.since)

    def is_correction(self, old: pd.Series, new: pd.Series) -> bool:
        """Whether a difference within a row was decided by a day that the snapshot had seen."""
        if self.is_by_period or self.span.is_same_period or self.span.until <= self.span.since:
            return True
        since = pd.Timestamp(self.span.since)
        moved = [new[name] for name in _dated(new) if not same(old.get(name), new[name])]
        parts = [day for day in moved if not pd.isna(day) and day <= pd.Timestamp(self.span.until)]
        return bool(parts) and all(day <= since for day in parts)


def same(old: object, new: object) -> bool:
    """Whether two cells say the same; a picture's values are not compared."""
    if not isinstance(old, str | int | float | dt.date | None):  # a picture's values, not compared
        return True
    if pd.isna(old) and pd.isna(new):  # type: ignore[call-overload]
        return True
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) <= 1e-9 * max(1.0, abs(old), abs(new))
    return bool(old == new)


def _dated(row: pd.Series) -> list[str]:
    return [str(name) for name, value in row.items() if isinstance(value, dt.date)]


def _days(row: pd.Series) -> list[pd.Timestamp]:
    return [pd.Timestamp(row[name]) for name in _dated(row) if not pd.isna(row[name])]
