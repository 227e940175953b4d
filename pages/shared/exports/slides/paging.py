"""Tables and long charts in parts that fit a slide, in letters that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from pages.shared.exports.plot import Grid, Label, Plot, Series
from pages.shared.exports.slides import layout
from pages.shared.exports.slides.layout import Box

SIZES = (16, 14, 13, 12, 11, 10)  # of a table's letters, in points
MOST_PARTS = 3  # of a table; what is left stands in the workbook
MOST_ROWS = 26  # bars on a slide
ROOMY = 8  # rows up to which a name may have two lines
PAD_X, PAD_Y = 0.26, 0.1  # inches left and right together, above and below together


@dataclass(frozen=True)
class Measures:
    """A table's letters in points, its columns and its rows in inches."""

    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def parts(native: Plot | Grid, box: Box) -> tuple[list[Plot | Grid], int]:
    """The parts, and how many rows are left for the workbook."""
    if isinstance(native, Plot):
        return list(_bars(_flat(native))), 0
    if native.fills:
        return [native], 0
    return _tables(native, box)


def measures(grid: Grid, box: Box) -> Measures:
    """The largest letters with which a part fits."""
    found = Measures(0, (), ())
    for size in SIZES:
        if size != SIZES[-1] and (len(grid.rows) + 1) * _step(size) > box.high:
            continue  # even if every cell had one line
        found = _measures(grid, size, box)
        if sum(found.rows) <= box.high and max(_lines(found)) <= 3:
            return found
    return found


def _tables(grid: Grid, box: Box) -> tuple[list[Plot | Grid], int]:
    """As large as the rows of one slide allow; long ones at a size in between."""
    whole = measures(grid, box)
    if sum(whole.rows) <= box.high:
        return [grid], 0
    whole = _measures(
        grid, 12 if len(grid.headers) <= 7 else 11 if len(grid.headers) <= 8 else 10, box
    )
    found: list[Plot | Grid] = []
    start = 0
    while start < len(grid.rows) and len(found) < MOST_PARTS:
        end, room = start, box.high - whole.rows[0]
        while end < len(grid.rows) and (room := room - whole.rows[end + 1]) >= 0:
            end += 1
        end = max(end, start + 1)
        found.append(replace(grid, rows=grid.rows[start:end]))
        start = end
    return found, len(grid.rows) - start


def _measures(grid: Grid, size: float, box: Box) -> Measures:
    columns = _columns(grid, size, box.wide)
    heights = [
        max(layout.lines(text, size, wide - PAD_X) for text, wide in zip(row, columns, strict=True))
        for row in (grid.headers, *grid.rows)
    ]
    more = size * layout.LINE / layout.INCH
    return Measures(size, columns, tuple(_step(size) + (count - 1) * more for count in heights))


def _step(size: float) -> float:
    """The height of a row of one line."""
    return size * layout.LINE / layout.INCH + PAD_Y


def _lines(found: Measures) -> list[int]:
    step = found.size * layout.LINE / layout.INCH
    return [round((high - PAD_Y) / step) for high in found.rows]


def _columns(grid: Grid, size: float, wide: float) -> tuple[float, ...]:
    """As wide as their texts; where that is too much, the widest of them give way."""
    cells = list(zip(grid.headers, *grid.rows, strict=True))
    natural = [
        max(layout.breadth(text, size) for text in column) * 1.13 + PAD_X for column in cells
    ]
    if sum(natural) <= wide:
        spare = (wide - sum(natural)) / len(natural)
        return tuple(each + min(spare, 0.8) for each in natural)
    limit = _limit(natural, wide)
    return tuple(min(each, limit) for each in natural)


def _limit(natural: Sequence[float], wide: float) -> float:
    """The width to which columns are cut so that all of them fit."""
    left, waiting = wide, sorted(natural)
    while waiting:
        share = left / len(waiting)
        if waiting[0] > share:
            return share
        left -= waiting.pop(0)
    return wide


def _flat(plot: Plot) -> Plot:
    """Names of two lines on one, where there are many rows."""
    if plot.rows <= ROOMY:
        return plot
    series = tuple(replace(each, labels=tuple(map(_on_one, each.labels))) for each in plot.series)
    names = tuple(name.replace("\n", "  ") for name in plot.categories)
    return replace(plot, categories=names, series=series)


def _on_one(label: Label) -> Label:
    return replace(label, text=label.text.replace("\n", "  "))


def _bars(plot: Plot) -> list[Plot]:
    """A chart of many rows, parted evenly."""
    if plot.kind != "bar" or plot.rows <= MOST_ROWS:
        return [plot]
    count = ceil(plot.rows / MOST_ROWS)
    step = ceil(plot.rows / count)
    return [_cut(plot, start, start + step) for start in range(0, plot.rows, step)]


def _cut(plot: Plot, start: int, end: int) -> Plot:
    return replace(
        plot,
        categories=plot.categories[start:end],
        series=tuple(_part(each, start, end) for each in plot.series),
    )


def _part(series: Series, start: int, end: int) -> Series:
    labels = [x for x in series.labels if start <= x.index < end]
    return replace(
        series,
        values=series.values[start:end],
        labels=tuple(replace(label, index=label.index - start) for label in labels),
    )
