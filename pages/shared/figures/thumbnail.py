"""A figure as inline SVG: a small picture without words, by which it is recognised in a list.

It can also name its rows and periods, for a reader to whom the page itself has not come yet.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

from pages.shared import theme
from pages.shared.figures.chart import Chart, Figure, Flow, Heat, Panels, Periods, Rows, Tree
from pages.shared.figures.layout import roomy, span
from pages.shared.figures.marks import Band, Bars, Box, Line, Mark, Points, Spans
from pages.shared.figures.pen import HIGH, WIDE, Point, area, block, dot, label, path, stroke
from pages.shared.figures.texts import plain

AIR = 6.0
NAMES = 34.0  # of a figure of rows, what strokes in place of their names take
WRITTEN, BESIDE = 52.0, 28.0  # what written names take, and what stands beside the rows
MOST = 14  # rows that can be told apart


@dataclass(frozen=True)
class _Axis:
    """Places along one edge: `low` is drawn at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + (self.end - self.start) * min(max(share, 0), 1)


@dataclass(frozen=True)
class _Plane:
    """Where values and the rows or days of a chart are drawn; `stacked`: how high each is so far.

    `thick` is the room of one row or day.
    """

    values: _Axis
    seats: _Axis
    thick: float
    is_lying: bool = False
    is_stack: bool = False
    stacked: dict[float, float] = field(default_factory=dict)

    def point(self, seat: float, value: float) -> Point:
        up, along = self.values.at(value), self.seats.at(seat)
        return (up, along) if self.is_lying else (along, up)

    def across(self, value: float) -> str:
        """A dashed line at a value, through all rows or days."""
        ends = [self.point(seat, value) for seat in (self.seats.low, self.seats.high)]
        return path(ends, theme.INK, 0.8, is_dashed=True)


def thumbnail(figure: Figure, *, is_named: bool = False) -> str:
    """The figure as an SVG element of 16 : 9; of many rows the first."""
    match figure:
        case Chart():
            drawn = (
                _rows(figure, is_named=is_named)
                if isinstance(figure.places, Rows)
                else _course(figure, is_named=is_named)
            )
        case Panels():
            drawn = _panels(figure)
        case Heat():
            drawn = _grid(figure, is_named=is_named)
        case Flow():
            drawn = _flow(figure, is_named=is_named)
        case Tree():
            drawn = _tree(figure, is_named=is_named)
    return f'<svg viewBox="0 0 {WIDE:g} {HIGH:g}" aria-hidden="true">{"".join(drawn)}</svg>'


def _rows(chart: Chart, *, is_named: bool) -> list[str]:
    """Rows from the top, each with its name or a stroke as long as that."""
    places = cast(Rows, chart.places)
    names, beside = places.names[:MOST], places.beside[:MOST] if is_named else ()
    room = WRITTEN if is_named else NAMES
    count, low = max(len(names), 1), room if any(map(plain, names)) else AIR
    down = _Axis(-0.5, count - 0.5, AIR, HIGH - AIR)
    right = WIDE - (BESIDE if any(map(plain, beside)) else AIR)
    across = _Axis(*_seen(chart), low, right)
    is_stack = chart.bars == "stack"
    plane = _Plane(across, down, (HIGH - 2 * AIR) / count, is_lying=True, is_stack=is_stack)
    write = label if is_named else stroke
    strokes = [write(2, down.at(at), plain(name), room - 8) for at, name in enumerate(names)]
    strokes += [label(right + 2, down.at(at), plain(it), BESIDE) for at, it in enumerate(beside)]
    levels = [plane.across(at) for level in chart.levels if (at := _number(level.at)) is not None]
    return [*strokes, *_marks(chart, plane), *levels]


def _course(chart: Chart, *, is_named: bool) -> list[str]:
    """Periods from the left; of ranks the least is on top."""
    days = sorted({seat for mark in chart.marks for seat in _seats(chart, mark)})
    ends = (AIR, HIGH - AIR) if chart.values.kind == "rank" else (HIGH - AIR, AIR)
    room = WIDE / max(len(days), 1)
    edge = room / 2 if any(isinstance(mark, Bars) for mark in chart.marks) else AIR
    along = _Axis(min(days, default=0), max(days, default=1), edge, WIDE - edge)
    plane = _Plane(_Axis(*span(chart), *ends), along, room, is_stack=chart.bars == "stack")
    levels = [level.at for level in chart.levels if not isinstance(level.at, dt.date)]
    return [*_marks(chart, plane), *map(plane.across, levels), *(_ends(chart) if is_named else ())]


def _ends(chart: Chart) -> list[str]:
    """The names of the first and the last period, below."""
    return _both_ends(cast(Periods, chart.places).names, 2)


def _both_ends(names: Sequence[str], left: float) -> list[str]:
    """The first and the last of the names, below the picture."""
    if not names:
        return []
    low, room = HIGH - 2, (WIDE - left) / 2
    last = label(WIDE - 2, low, names[-1].replace("\n", ""), room, is_right=True)
    return [label(left, low, names[0].replace("\n", ""), room), last]


def _panels(figure: Panels) -> list[str]:
    """Courses below each other, from nought to one."""
    along, room, found = _Axis(0, figure.last, AIR, WIDE - AIR), HIGH / len(figure.panels), []
    for at, panel in enumerate(figure.panels):
        plane = _Plane(_Axis(0, 1, room * (at + 1) - 3, room * at + 3), along, room)
        found.append(path([plane.point(0, 0), plane.point(figure.last, 0)], theme.LINE, 0.8))
        found += _marks(Chart(panel.marks, Periods(())), plane)
    return found


def _grid(figure: Heat, *, is_named: bool) -> list[str]:
    """Cells in their shades; named by their rows, and by the first and the last column below."""
    shades, steps = figure.shades[:MOST], len(theme.SCALE) - 1
    left = WRITTEN if is_named else NAMES
    wide = (WIDE - left) / max((len(line) for line in shades), default=1)
    high = (HIGH - 2 * AIR) / max(len(shades), 1)
    cells = [
        block(left + wide * column, AIR + high * row, wide - 1, high - 1, theme.SCALE[shade])
        for row, line in enumerate(shades)
        for column, value in enumerate(line)
        if value is not None and (shade := round(min(max(value, 0), 1) * steps)) >= 0
    ]
    if not is_named:
        return cells
    rows = [
        label(2, AIR + high * (row + 0.5), plain(name), left - 8)
        for row, name in enumerate(figure.rows[:MOST])
    ]
    columns = figure.columns.names if isinstance(figure.columns, Periods) else figure.columns
    return [*cells, *rows, *_both_ends([plain(name) for name in columns], left)]


def _flow(figure: Flow, *, is_named: bool) -> list[str]:
    """Columns of bars as high as their counts; a name stands at the side where there is room."""
    columns: dict[int, float] = {node.column: 0.0 for node in figure.nodes}
    for node in figure.nodes:
        columns[node.column] += node.count
    whole, found = max(columns.values(), default=1) or 1, []
    apart = (WIDE - 2 * AIR - 12) / max(len(columns) - 1, 1)
    tops = dict.fromkeys(columns, AIR)
    for node in figure.nodes:
        high = (HIGH - 5 * AIR) * node.count / whole
        place = AIR + apart * sorted(columns).index(node.column)
        found.append(block(place, tops[node.column], 12, high, theme.colour(node.role)))
        if is_named:
            is_last, text = node.column == max(columns), f"{node.name} {node.count}"
            side, middle = place - 2 if is_last else place + 14, tops[node.column] + high / 2
            found.append(label(side, middle, text, apart / 2, is_right=is_last))
        tops[node.column] += high + 2
    return found


def _tree(figure: Tree, *, is_named: bool) -> list[str]:
    write = label if is_named else stroke
    leaves = figure.leaves[:MOST]
    pitch = (HIGH - 2 * AIR) / max(len(leaves), 1)
    return [
        write(AIR + 12 * leaf.depth, AIR + pitch * (at + 0.5), leaf.text, WIDE / 2)
        for at, leaf in enumerate(leaves)
    ]


def _marks(chart: Chart, plane: _Plane) -> list[str]:
    return [shape for mark in chart.marks for shape in DRAWN[type(mark)](mark, chart, plane)]


def _known(mark: Mark, chart: Chart) -> list[tuple[int, float, float]]:
    """The number, the seat and the value of every value of a mark that is in sight."""
    pairs = enumerate(zip(_seats(chart, mark), map(_number, mark.values), strict=False))
    is_lying = isinstance(chart.places, Rows)
    known = [(at, seat, value) for at, (seat, value) in pairs if value is not None]
    return [one for one in known if not is_lying or one[1] < MOST]


def _line(mark: Mark, chart: Chart, plane: _Plane) -> list[str]:
    """A polyline for each run without a gap."""
    runs: list[list[Point]] = [[]]
    for seat, value in zip(_seats(chart, mark), map(_number, mark.values), strict=False):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(plane.point(seat, value))
    width = max(getattr(mark, "width", 3) * 0.55, 0.8)
    return [path(run, theme.colour(mark.role(0)), width) for run in runs if run]


def _band(mark: Mark, chart: Chart, plane: _Plane) -> list[str]:
    starts = _starts(mark)
    known = [one for one in _known(mark, chart) if starts[one[0]] is not None]
    upper = [plane.point(seat, value) for _at, seat, value in known]
    lower = [plane.point(seat, cast(float, starts[at])) for at, seat, _value in known]
    return [area([*upper, *reversed(lower)], theme.colour(mark.role(0)))]


def _box(mark: Mark, chart: Chart, plane: _Plane) -> list[str]:
    """The whole reach as a line, and the middle half as a block."""
    known = sorted(value for _at, _seat, value in _known(mark, chart))
    if not known:
        return []
    inner = known[len(known) // 4 : len(known) - len(known) // 4] or known
    reaches = ((known, 1.2), (inner, plane.thick / 3))
    return [
        path([plane.point(0, of[0]), plane.point(0, of[-1])], theme.PLANNED, thick)
        for of, thick in reaches
    ]


def _points(mark: Mark, chart: Chart, plane: _Plane) -> list[str]:
    return [
        dot(plane.point(seat, value), theme.colour(mark.role(at)))
        for at, seat, value in _known(mark, chart)
    ]


def _bars(mark: Mark, chart: Chart, plane: _Plane) -> list[str]:
    """Bars from nought, from their starts, or from where the stack ends; spans as thin ones."""
    starts, is_bar = _starts(mark), isinstance(mark, Bars)
    thick = max(plane.thick * mark.thick * 0.9, 1.2) if isinstance(mark, Bars) else 1.6
    found = []
    for at, seat, value in _known(mark, chart):
        start, end = starts[at] if starts else 0.0, value
        if plane.is_stack and is_bar and not starts:
            start = plane.stacked.get(seat, 0.0)
            end = plane.stacked[seat] = start + value
        if start is not None:
            ends = [plane.point(seat, start), plane.point(seat, end)]
            found.append(path(ends, theme.colour(mark.role(at)), thick))
    return found


DRAWN: dict[type[Mark], Callable[[Mark, Chart, _Plane], list[str]]] = {
    Bars: _bars,
    Spans: _bars,
    Line: _line,
    Band: _band,
    Box: _box,
    Points: _points,
}


def _starts(mark: Mark) -> Sequence[float | None]:
    return [_number(start) for start in getattr(mark, "starts", ())]


def _seats(chart: Chart, mark: Mark) -> list[float]:
    """The rows or days of a mark's values, as numbers."""
    if mark.places:
        return [float(_number(place) or 0) for place in mark.places]
    if isinstance(chart.places, Rows):
        return [float(at) for at in range(len(mark.values))]
    return [float(day.toordinal()) for day in chart.places.days]


def _seen(chart: Chart) -> tuple[float, float]:
    """The values in sight, days as numbers."""
    low, high = _number(chart.values.low), _number(chart.values.high)
    if chart.values.kind != "time" or low is None or high is None:
        return roomy(chart)
    return low, high


def _number(value: object) -> float | None:
    if isinstance(value, dt.date):
        return float(value.toordinal())
    return float(value) if isinstance(value, int | float) else None
