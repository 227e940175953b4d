"""What moved on a page between a snapshot and now: real changes apart from corrections of old data.

Only what was loaded anew can be a correction (`corrections.between`); where a row has moved though
nothing of its own was loaded, it moved with time.

Three blocks of one key are compared: as the snapshot showed it (`then`), as the present data show
the snapshot's period (`middle`), and as it is shown now. From then to middle only the data changed:
that is correction. From middle to now only the period did: that is real. Where rows carry their own
period or dates, those decide instead.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.shared import words
from pages.shared.column import column_of, written
from pages.shared.corrections import Corrections
from pages.shared.findings.moves import Kind, Move
from pages.shared.screen import Block
from pages.shared.words import translate as _

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
Key = tuple[object, ...]


@dataclass(frozen=True)
class Span:
    """What the two boards tell of: the snapshot until `since`, the present one until `until`.

    `is_same_period` when a page looks at one period on both: what differs there is corrected.
    """

    since: dt.date
    until: dt.date
    is_same_period: bool = False
    corrections: Corrections | None = None  # None: not known, so anything may be one


def moves(then: Block, middle: Block | None, now: Block, span: Span) -> list[Move]:
    """What differs between two blocks of one key; nothing where their rows cannot be told apart."""
    keys = keys_of(then, now)
    if not keys:
        return []
    olds, news = _by_key(then, keys), _by_key(now, keys)
    middles = _by_key(middle, keys) if middle is not None and set(keys) <= set(middle.rows) else {}
    found = [*_appeared(olds, news, middles, _Rule(then, now, keys, span, bool(middles)))]
    rule = _Rule(then, now, keys, span, bool(middles))
    if rule.is_by_period and "rank" in now.columns:
        found += _climbed(olds, news, rule)
    for key in olds.keys() & news.keys():
        found += _changed((olds[key], middles.get(key), news[key]), rule)
    return sorted(found, key=lambda move: move.weight, reverse=True)


def keys_of(then: Block, now: Block) -> list[str]:
    """The fewest of the columns shown that name every row in both blocks."""
    if then.rows.empty or now.rows.empty:
        return []
    usable = [name for name in now.columns if _names(then.rows, name) and _names(now.rows, name)]
    chosen: list[str] = []
    for name in usable:
        chosen.append(name)
        if _is_unique(then.rows, chosen) and _is_unique(now.rows, chosen):
            return _fewest(then, now, chosen)
    return []


def _fewest(then: Block, now: Block, chosen: list[str]) -> list[str]:
    for name in list(chosen):
        rest = [other for other in chosen if other != name]
        if rest and _is_unique(then.rows, rest) and _is_unique(now.rows, rest):
            chosen = rest
    return chosen


def _names(rows: pd.DataFrame, name: str) -> bool:
    if name not in rows or name in STATES or name in DERIVED:
        return False
    values = rows[name].dropna()
    return not values.empty and not pd.api.types.is_numeric_dtype(values) and _is_plain(values)


def _is_plain(values: pd.Series) -> bool:
    return not values.map(lambda value: isinstance(value, list | tuple | dict)).any() and (
        not hasattr(values.iloc[0], "__array__") or pd.api.types.is_datetime64_any_dtype(values)
    )


def _is_unique(rows: pd.DataFrame, names: Sequence[str]) -> bool:
    return not rows.duplicated(list(names)).any()


def _by_key(block: Block, keys: Sequence[str]) -> dict[Key, pd.Series]:
    return {tuple(row[name] for name in keys): row for _i, row in block.rows.iterrows()}


@dataclass(frozen=True)
class _Rule:
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
        told = [each for each in new.index if each in old.index and each not in STATES | DERIVED]
        return bool(_dated(new)) and all(_same(old[each], new[each]) for each in told)

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
        moved = [new[name] for name in _dated(new) if not _same(old.get(name), new[name])]
        told = [day for day in moved if not pd.isna(day) and day <= pd.Timestamp(self.span.until)]
        return bool(told) and all(day <= since for day in told)


def _appeared(
    olds: dict[Key, pd.Series],
    news: dict[Key, pd.Series],
    middles: dict[Key, pd.Series],
    rule: _Rule,
) -> Iterator[Move]:
    """Rows that are new, and rows that are gone; new periods are counted, not listed."""
    fresh: dict[str, list[pd.Series]] = {}
    for key in [key for key in news if key not in olds]:
        late = key in middles if rule.has_middle else rule.is_late(news[key])
        late = late and rule.may_correct(news[key])
        if rule.is_by_period and not rule.is_late(news[key]):
            period = _text(rule.now, "period", news[key])
            fresh.setdefault(period, []).append(news[key])
            continue
        weight = _weight(news[key], late, 1)
        kind = rule.kind(news[key], is_correction=late)
        yield Move(_named(rule, news[key]), _("Row"), words.DASH, _("new"), kind, weight)
    for period, told in fresh.items():
        rows = words.plural("{count} value", "{count} values", len(told))
        kind = rule.kind(told[0], is_correction=False)
        yield Move(period, _("New period"), words.DASH, rows, kind, (1, 0, 0, 0.5))
    oldest = (
        min((rule.end(row) for row in news.values()), default=None) if rule.is_by_period else None
    )
    for key in [key for key in olds if key not in news]:
        if oldest is not None and rule.end(olds[key]) < oldest:
            continue  # it left the window of time that is shown
        gone = key not in middles if rule.has_middle else True
        kind = rule.kind(olds[key], is_correction=gone)
        weight = _weight(olds[key], kind == "correction", 1)
        yield Move(_named(rule, olds[key]), _("Row"), _("there"), _("gone"), kind, weight)


def _climbed(olds: dict[Key, pd.Series], news: dict[Key, pd.Series], rule: _Rule) -> Iterator[Move]:
    """Our own rank's way from the snapshot's newest period to the present one, by present data."""
    before = [key for key, row in olds.items() if _is_home(row) and rule.end(row) == rule.newest()]
    ours = [row for row in news.values() if _is_home(row)]
    if len(before) == 1 and before[0] in news and ours:
        last = max(ours, key=rule.end)
        if rule.end(last) > rule.newest():
            yield from _step("rank", (news[before[0]], last), rule, is_correction=False)


def _changed(rows: tuple[pd.Series, pd.Series | None, pd.Series], rule: _Rule) -> Iterator[Move]:
    old, middle, new = rows
    for name in rule.now.columns:
        if name in rule.keys or name in DERIVED or name not in old.index or name not in new.index:
            continue
        if rule.has_middle and middle is not None and not rule.is_by_period:
            yield from _step(name, (old, middle), rule, is_correction=True)
            yield from _step(name, (middle, new), rule, is_correction=False)
        else:
            yield from _step(name, (old, new), rule, is_correction=rule.is_correction(old, new))


def _step(
    name: str, pair: tuple[pd.Series, pd.Series], rule: _Rule, *, is_correction: bool
) -> Iterator[Move]:
    old, new = pair
    if _same(old[name], new[name]):
        return
    before, after = _text(rule.then, name, old), _text(rule.now, name, new)
    if before == after:
        return
    header = column_of(rule.now.columns[name]).header
    kind = rule.kind(new, is_correction=is_correction)
    if kind == "real" and rule.is_time(old, new, name):
        kind = "time"
    weight = _weight(new, kind == "correction", _size(old[name], new[name]), name)
    yield Move(_named(rule, new), header, before, after, kind, weight)


def _weight(row: pd.Series, is_correction: bool, size: float, name: str = "") -> tuple[float, ...]:
    """Real before corrected, ours before others', ranks and states before numbers."""
    return (not is_correction, _is_home(row), 2 if name == "rank" else name in STATES, size)


def _is_home(row: pd.Series) -> bool:
    return bool(row.get("is_home", False)) or row.get("role") == "本市"


def _size(old: object, new: object) -> float:
    if isinstance(old, int | float) and isinstance(new, int | float) and old == old and new == new:
        return abs(new - old) / (abs(old) or 1.0)
    return 1.0


def _named(rule: _Rule, row: pd.Series) -> str:
    return " · ".join(_text(rule.now, name, row) for name in rule.keys)


def _text(block: Block, name: str, row: pd.Series) -> str:
    column = column_of(block.columns.get(name, name))
    return written(row[name], column) if name in row.index else words.DASH


def _dated(row: pd.Series) -> list[str]:
    return [str(name) for name, value in row.items() if isinstance(value, dt.date)]


def _days(row: pd.Series) -> list[pd.Timestamp]:
    return [pd.Timestamp(row[name]) for name in _dated(row) if not pd.isna(row[name])]


def _same(old: object, new: object) -> bool:
    if not isinstance(old, str | int | float | dt.date | None):  # a picture's values, not compared
        return True
    if pd.isna(old) and pd.isna(new):  # type: ignore[call-overload]
        return True
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) <= 1e-9 * max(1.0, abs(old), abs(new))
    return bool(old == new)
