"""Bars beneath each other, from nought or from where they begin."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pages.shared import theme, words
from pages.shared.capture.screen import Block
from pages.shared.exports.native.series import (
    GAP,
    labelled,
    named_apart,
    numbers,
    roles,
    side_of,
    told_apart,
    word_of,
)
from pages.shared.exports.plot import Numbers, Plot, Series
from pages.shared.figures import Bars, Chart, Points, Rows, plain, roomy
from pages.shared.words import translate as _

EPOCH = dt.date(1899, 12, 30)  # from which Office counts its days


def serial(value: object) -> float | None:
    """A day as Office counts it; a number as it is."""
    if isinstance(value, dt.date):
        return float((value - EPOCH).days)
    return float(value) if isinstance(value, int | float) else None


def bars(chart: Chart, block: Block) -> Plot:
    """Bars in the figure's order; their levels as pale bars of their own below them."""
    rows = cast(Rows, chart.places)
    marks = [mark for mark in chart.marks if isinstance(mark, Bars)]
    if any(mark.starts for mark in marks):
        return _floating(chart, marks)
    parts = [part for mark in marks for part in _parted(mark, len(rows.names), block)]
    is_stacked = chart.bars == "stack"
    if rows.beside and not is_stacked:
        parts = [labelled(part, rows.beside, "end") for part in parts]
    levels = [level for level in chart.levels if isinstance(level.at, float)]
    gap: Numbers = (None,) * len(levels)
    parts = [replace(part, values=(*part.values, *gap)) for part in parts]
    if levels:
        seats: Numbers = (*[None] * len(rows.names), *(cast(float, level.at) for level in levels))
        parts.append(Series(_("To compare"), seats, colour=theme.OTHER_INK))
    low, high = roomy(chart)
    return Plot(
        kind="bar",
        categories=(*told_apart([plain(n) for n in rows.names]), *(x.name for x in levels)),
        series=named_apart(parts),
        low=low,
        high=high,
        is_stacked=is_stacked,
        has_legend=len(marks) > 1,
    )


def _parted(mark: Bars, count: int, block: Block) -> list[Series]:
    """A series for each role, so that a colour keeps its meaning."""
    places = [int(cast(float, place)) for place in mark.places] or list(range(count))
    at = {place: order for order, place in enumerate(places)}
    found = []
    for role in roles(mark):
        mine = {place for place in places if mark.role(at[place]) == role}
        values = [mark.values[at[row]] if row in mine else None for row in range(count)]
        name = word_of(mark, role, block)
        series = Series(name, numbers(values), colour=theme.colour(role))
        texts = [mark.labels[at[row]] if mark.labels and row in at else "" for row in range(count)]
        found.append(labelled(series, texts, side_of(mark)) if mark.labels else series)
    return found


def _floating(chart: Chart, marks: Sequence[Bars]) -> Plot:
    """Bars that begin where they lie, lifted by a series that is not seen.

    Where two lie on each other, the one behind is what of it is to be seen beyond the other.
    """
    rows, is_time = cast(Rows, chart.places), chart.values.kind == "time"
    count = len(rows.names)
    lifted: list[float | None] = [None] * count
    covered = [0.0] * count
    parts: list[Series] = []
    for mark in reversed(marks):
        ends = _by_row(mark, count)
        for role in roles(mark):
            values: list[float | None] = [None] * count
            for row, (at, low, high) in ends.items():
                if mark.role(at) == role:
                    lifted[row] = low
                    values[row] = max(high - low - covered[row], 0.0)
            series = Series(_part_word(mark, role), tuple(values), colour=theme.colour(role))
            parts += [series] if any(values) else []
        for row, (_at, low, high) in ends.items():
            covered[row] = max(covered[row], high - low)
    low_, high_ = (serial(end) for end in (chart.values.low, chart.values.high))
    pairs = zip(rows.names, rows.beside, strict=True)
    return Plot(
        kind="bar",
        categories=told_apart([f"{plain(name)}{GAP}{plain(said)}" for name, said in pairs]),
        series=named_apart(
            [
                Series(_("Begun") if is_time else _("From"), tuple(lifted)),
                *_totals(chart, lifted),
                *parts,
            ]
        ),
        low=low_,
        high=high_,
        is_stacked=True,
        has_legend=is_time,
        code=time_code() if is_time else "",
    )


def _by_row(mark: Bars, count: int) -> dict[int, tuple[int, float, float]]:
    """Of each row that has a bar: which of the mark's it is, its lower and its upper end."""
    places = mark.places or range(count)
    found = {}
    for at, (place, start, end) in enumerate(zip(places, mark.starts, mark.values, strict=True)):
        ends = [value for value in (serial(start), serial(end)) if value is not None]
        if len(ends) == 2:
            found[int(cast(float, place))] = (at, min(ends), max(ends))
    return found


def _part_word(mark: Bars, role: theme.Role) -> str:
    return mark.name or {"good": _("Up"), "bad": _("Down")}.get(role) or _("Value")


def _totals(chart: Chart, lifted: Sequence[float | None]) -> list[Series]:
    """Points on rows that have no bar, as bars from nought."""
    found = []
    for mark in chart.marks:
        if not isinstance(mark, Points):
            continue
        pairs = dict(zip(mark.places, mark.values, strict=True))
        values = [pairs.get(row) if low is None else None for row, low in enumerate(lifted)]
        if any(value is not None for value in values):
            found.append(Series(mark.name, numbers(values), colour=theme.OTHER_INK))
    return found


def time_code() -> str:
    """The number format of days on an axis."""
    return 'yyyy"年"m"月"' if words.language() == "zh" else "mmm yyyy"
