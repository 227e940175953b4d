"""Points in rows: dumbbells, bands, spreads, each row with its name on the left."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from pages.shared import theme
from pages.shared.capture.screen import Block
from pages.shared.exports.native.series import (
    POINTS,
    called,
    named_apart,
    roles,
    round_ends,
    side_of,
    word_of,
)
from pages.shared.exports.number_formats import amounts
from pages.shared.exports.plot import Label, Plot, Series, Side
from pages.shared.figures import (
    Box,
    Chart,
    Line,
    Mark,
    Panels,
    Points,
    Rows,
    Spans,
    Text,
    plain,
    span,
)
from pages.shared.words import translate as _

HEIGHTS = (0.62, -0.58, -0.92)  # of the names of a single row's points
AIR = 0.06  # beyond the outermost points, as a share of what lies between them


def points(chart: Chart, block: Block) -> Plot:
    """Every mark at its places, the names of rows and their words beside."""
    rows, scale = cast(Rows, chart.places), chart.values
    is_strip = any(isinstance(mark, Box) for mark in chart.marks)
    left, right = span(chart)
    if scale.high is None or (not scale.is_shown and not any(rows.names)):
        air = (right - left) * AIR
        left, right = left - air, right + air
    if scale.is_shown:
        left, right = round_ends(left, right)
    series = [each for mark in chart.marks for each in _series(mark, rows, block)]
    names, said = (
        _texts(_("Names"), left, rows.names, "left"),
        _texts(_("Changes"), right, rows.beside, "right"),
    )
    if is_strip:
        series = [*_notes(series), *(replace(each, labels=()) for each in series)]
    return Plot(
        kind="points",
        categories=tuple(plain(name) for name in rows.names if name),
        series=named_apart(_longest_first([*names, *said, *series])),
        low=-1.15 if is_strip else -0.6,
        high=1.15 if is_strip else len(rows.names) - 0.4,
        left=left,
        right=right,
        is_reversed=not is_strip,
        across=amounts(left, right) if scale.is_shown else "",
    )


def _longest_first(series: Sequence[Series]) -> list[Series]:
    """The first as long as the longest, its last point repeated.

    LibreOffice loses the points that it has read when a longer series follows.
    """
    first = series[0]
    more = max(len(each.values) for each in series) - len(first.values)
    values, places = (
        first.values + first.values[-1:] * more,
        first.places + first.places[-1:] * more,
    )
    return [replace(first, values=values, places=places), *series[1:]]


def _series(mark: Mark, rows: Rows, block: Block) -> list[Series]:
    if isinstance(mark, Box):
        return [_box(mark)]
    seats = [float(cast(float, place)) for place in mark.places] or [
        *map(float, range(len(rows.names)))
    ]
    if isinstance(mark, Spans):
        return _spans(mark, seats, rows)
    return _marks(cast(Points, mark), seats, block)


def _notes(series: Sequence[Series]) -> list[Series]:
    """The names of a single row's points above and below it, where none lies on another."""
    parts = [(each, label) for each in series for label in each.labels]
    return [
        Series(
            name=_("Notes"),
            values=tuple(HEIGHTS[min(at, 2)] for at in range(len(parts))),
            places=tuple(each.places[label.index] for each, label in parts),
            labels=tuple(replace(label, index=at) for at, (_each, label) in enumerate(parts)),
        )
    ][: len(parts)]


def _box(mark: Box) -> Series:
    """The middle half of a group as a broad line."""
    first, _middle, third = mark.quartiles if len(mark.known) > 1 else mark.known * 3
    return Series(mark.name, (0.0, 0.0), (first, third), colour=theme.PLANNED, width=14.0)


def _spans(mark: Spans, seats: Sequence[float], rows: Rows) -> list[Series]:
    """Each line as a series named after its row."""
    ends = zip(mark.starts, mark.values, seats, strict=True)
    return [
        Series(
            name=plain(rows.names[round(seat)]).split("\n")[0],
            values=(seat, seat),
            places=(cast(float, start), cast(float, end)),
            colour=theme.colour(mark.role(at)),
            width=mark.width * POINTS,
        )
        for at, (start, end, seat) in enumerate(ends)
        if start is not None and end is not None
    ]


def _marks(mark: Points, seats: Sequence[float], block: Block) -> list[Series]:
    """Marks as a series for each of their roles."""
    size = max(mark.size) if isinstance(mark.size, tuple) else mark.size
    found = []
    for role in roles(mark):
        mine = [
            at
            for at, value in enumerate(mark.values)
            if mark.role(at) == role and value is not None
        ]
        texts = [(order, plain(mark.labels[at])) for order, at in enumerate(mine) if mark.labels]
        name = word_of(mark, role, block)
        if (whole := called(mark, block)) and name != whole:
            name = f"{whole} · {name}"
        series = Series(
            name=name,
            values=tuple(seats[at] for at in mine),
            places=tuple(cast(float, mark.values[at]) for at in mine),
            colour=theme.colour(role),
            symbol=mark.shape,
            size=round(size * POINTS),
            is_open=mark.is_hollow,
            labels=tuple(Label(order, said, side_of(mark)) for order, said in texts if said),
        )
        found += [series] if mine else []
    return found


def _texts(name: str, place: float, texts: Sequence[Text], side: Side) -> list[Series]:
    """Words of every row at one place, for a native chart of points has no names of rows."""
    parts = [(row, plain(text)) for row, text in enumerate(texts) if text]
    if not parts:
        return []
    return [
        Series(
            name=name,
            values=tuple(float(row) for row, _text in parts),
            places=(place,) * len(parts),
            labels=tuple(Label(at, text, side) for at, (_row, text) in enumerate(parts)),
        )
    ]


def panels(figure: Panels) -> Plot:
    """The line of each panel, under the panel's name, together in one chart."""
    series = [
        _stepped(panel.name, line, theme.CATEGORIES[at % len(theme.CATEGORIES)])
        for at, panel in enumerate(figure.panels)
        for line in panel.marks
        if isinstance(line, Line)
    ]
    return Plot(
        kind="points",
        categories=(),
        series=named_apart(sorted(series, key=lambda each: -len(each.values))),
        low=0.0,
        high=1.0,
        left=0.0,
        right=round_ends(0.0, figure.last)[1],
        has_legend=True,
        code="0%",
        across=amounts(figure.last),
    )


def _stepped(name: str, line: Line, colour: str) -> Series:
    """A line in steps has a point at each of their corners."""
    known = [
        (float(cast(float, x)), float(cast(float, y)))
        for x, y in zip(line.places, line.values, strict=True)
        if y is not None
    ]
    pairs = pairwise(known)
    corners = [point for (x, y), (then, _y) in pairs for point in ((x, y), (then, y))]
    whole = [*corners, *known[-1:]]
    return Series(
        name=name,
        values=tuple(y for _x, y in whole),
        places=tuple(x for x, _y in whole),
        colour=colour,
        width=2.25,
    )
