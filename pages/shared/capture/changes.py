"""What moved on a page between a snapshot and now: real changes apart from corrections of old data.

Only what was loaded anew can be a correction (`corrections.between`); where a row has moved though
nothing of its own was loaded, it moved with time.

Three blocks of one key are compared: as the snapshot showed it (`then`), as the present data show
the snapshot's period (`middle`), and as it is shown now. From then to middle only the data changed:
that is correction. From middle to now only the period did: that is real. Where rows carry their own
period or dates, those decide instead.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from pages.shared import words
from pages.shared.capture.kinds import DERIVED, STATES, Rule, Span, same
from pages.shared.capture.screen import Block
from pages.shared.findings.column import column_of, written
from pages.shared.findings.moves import Move
from pages.shared.words import translate as _

Key = tuple[object, ...]


def moves(then: Block, middle: Block | None, now: Block, span: Span) -> list[Move]:
    """What differs between two blocks of one key; nothing where their rows cannot be told apart."""
    keys = keys_of(then, now)
    if not keys:
        return []
    olds, news = _by_key(then, keys), _by_key(now, keys)
    middles = _by_key(middle, keys) if middle is not None and set(keys) <= set(middle.rows) else {}
    found = [*_appeared(olds, news, middles, Rule(then, now, keys, span, bool(middles)))]
    rule = Rule(then, now, keys, span, bool(middles))
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


def _appeared(
    olds: dict[Key, pd.Series],
    news: dict[Key, pd.Series],
    middles: dict[Key, pd.Series],
    rule: Rule,
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


def _climbed(olds: dict[Key, pd.Series], news: dict[Key, pd.Series], rule: Rule) -> Iterator[Move]:
    """Our own rank's way from the snapshot's newest period to the present one, by present data."""
    before = [key for key, row in olds.items() if _is_home(row) and rule.end(row) == rule.newest()]
    ours = [row for row in news.values() if _is_home(row)]
    if len(before) == 1 and before[0] in news and ours:
        last = max(ours, key=rule.end)
        if rule.end(last) > rule.newest():
            yield from _step("rank", (news[before[0]], last), rule, is_correction=False)


def _changed(rows: tuple[pd.Series, pd.Series | None, pd.Series], rule: Rule) -> Iterator[Move]:
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
    name: str, pair: tuple[pd.Series, pd.Series], rule: Rule, *, is_correction: bool
) -> Iterator[Move]:
    old, new = pair
    if same(old[name], new[name]):
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


def _named(rule: Rule, row: pd.Series) -> str:
    return " · ".join(_text(rule.now, name, row) for name in rule.keys)


def _text(block: Block, name: str, row: pd.Series) -> str:
    column = column_of(block.columns.get(name, name))
    return written(row[name], column) if name in row.index else words.DASH
