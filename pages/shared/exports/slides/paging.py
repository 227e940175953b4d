"""Tables and long charts in at most two parts that fit a slide, in letters that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from pages.shared.exports.native.series import GAP
from pages.shared.exports.plot import Grid, Label, Plot, Series
from pages.shared.exports.slides import columns, layout, rooms
from pages.shared.exports.slides.columns import Measures
from pages.shared.exports.slides.layout import INCH, LABEL, LINE, Sheet

MOST_PARTS = 2  # of a table or a chart; what is left stands in the workbook
SHEET = Sheet()
OLD_ROWS = 14  # of a table on a slide of old
TIGHT = 0.92  # the share of a row's height that its name may fill


@dataclass(frozen=True)
class Room:
    """The slides that there are: at most so many, and whether big numbers stand beside a chart.

    Where nothing on them says what is left out (`is_said`), all rows stand on them, as on slides
    of old.
    """

    sheet: Sheet = SHEET
    has_numbers: bool = False
    most: int = MOST_PARTS
    is_said: bool = True

    def fits(self, rows: int, fits: int) -> int:
        """How many rows a slide takes, where so many can be read on it."""
        return fits if self.is_said else max(fits, -(-rows // self.most))


@dataclass(frozen=True)
class Part:
    """What stands on one slide. `whole` has the rows of a table with all of its columns.

    All parts of a table are measured together, so that their letters are the same.
    """

    body: Plot | Grid
    whole: Grid | None = None
    measures: Measures | None = None


@dataclass(frozen=True)
class Parts:
    """The parts, how many rows there are, how many are left out, and the columns left out."""

    parts: tuple[Part, ...]
    count: int = 0
    left: int = 0
    columns: tuple[str, ...] = ()


def parts(native: Plot | Grid, room: Room, *, cited: str = "") -> Parts:
    """A chart or a table in parts.

    `cited` is the finding above: the columns that it speaks of are shown before others.
    """
    if isinstance(native, Plot):
        return _charts(native, room)
    if native.fills:
        return _heats(native, room)
    return _tables(native, room, cited)


def heat_rows(grid: Grid, sheet: Sheet) -> int:
    """How many rows of a heat map stand on a slide."""
    head = 2 if any("\n" in text for text in grid.headers) else 1
    step = LABEL * LINE / INCH + columns.PAD_Y
    return int((sheet.table().high - head * step) / step)


def _heats(grid: Grid, room: Room) -> Parts:
    fits = room.fits(len(grid.rows), heat_rows(grid, room.sheet))
    bounds = _even(len(grid.rows), fits, room.most)
    found = [
        replace(grid, rows=grid.rows[start:end], fills=grid.fills[start:end])
        for start, end in bounds
    ]
    left = len(grid.rows) - bounds[-1][1]
    return Parts(tuple(Part(each, each) for each in found), len(grid.rows), left)


def _tables(grid: Grid, room: Room, cited: str) -> Parts:
    """As many rows as fit; those of two slides are parted evenly, lest one stands alone."""
    box, most = room.sheet.table(), room.most
    is_old = not room.is_said and len(grid.rows) <= most * OLD_ROWS
    sight = grid if is_old else replace(grid, rows=grid.rows[: most * int(box.high / columns.STEP)])
    kept = columns.kept(sight, box.wide, cited)
    shown = columns.only(sight, kept)
    is_whole = len(sight.rows) == len(grid.rows)
    measured = columns.measured(shown, box.wide, box.high if is_whole else 0.0)
    high = measured.rows
    bounds = _filled(high[1:], box.high - high[0], most)
    if is_old:
        bounds = _even(len(grid.rows), room.fits(len(grid.rows), 1), most)
    elif len(bounds) > 1 and bounds[-1][1] == len(grid.rows):
        half = -(-len(grid.rows) // len(bounds))
        evenly = _even(len(grid.rows), half, most)
        if all(sum(high[start + 1 : end + 1]) <= box.high - high[0] for start, end in evenly):
            bounds = evenly
    found = tuple(
        Part(
            body=replace(shown, rows=shown.rows[start:end]),
            whole=replace(sight, rows=sight.rows[start:end]),
            measures=replace(measured, rows=(high[0], *high[start + 1 : end + 1])),
        )
        for start, end in bounds
    )
    dropped = tuple(text for at, text in enumerate(grid.headers) if at not in kept)
    return Parts(found, len(grid.rows), len(grid.rows) - bounds[-1][1], dropped)


def _filled(heights: Sequence[float], room: float, most: int) -> list[tuple[int, int]]:
    """From which row to which each part goes, each as full as it gets."""
    found: list[tuple[int, int]] = []
    start = 0
    while not found or (start < len(heights) and len(found) < most):
        end, free = start, room
        while end < len(heights) and (free := free - heights[end]) >= 0:
            end += 1
        end = min(max(end, start + 1), len(heights))
        found.append((start, end))
        start = end
    return found


def _even(count: int, fits: int, most: int) -> list[tuple[int, int]]:
    """Parts of the same length where all rows fit, else full ones."""
    needed = max(1, -(-count // max(fits, 1)))
    step = -(-count // needed) if needed <= most else fits
    ends = [min(at * step, count) for at in range(min(needed, most) + 1)]
    return list(pairwise(ends))


def _charts(plot: Plot, room: Room) -> Parts:
    """A chart of many rows in parts, so that the names of rows can be read."""
    box, most = room.sheet.body(has_numbers=room.has_numbers), room.most
    air = 0.75 if plot.has_legend or plot.code or plot.across else 0.25
    flat, high = plot, box.high
    fits = _fitting(flat, high - air)
    if plot.rows > fits:
        flat = _flat(plot, box.wide * rooms.NAMED)
        fits = _fitting(flat, high - air)
    fits = room.fits(plot.rows, fits)
    if plot.rows <= fits:
        return Parts((Part(flat),), plot.rows)
    if plot.rows > most * fits:  # a sentence below says so
        fits -= ceil(layout.REST / (high - air) * fits)
    bounds = _even(plot.rows, fits, most)
    cut = _cut_points if plot.kind == "points" else _cut
    found = tuple(Part(cut(flat, start, end)) for start, end in bounds)
    return Parts(found, plot.rows, plot.rows - bounds[-1][1])


def _fitting(plot: Plot, high: float) -> int:
    """How many rows fit a height, with names of so many lines."""
    count = max((name.count("\n") + 1 for name in plot.categories), default=1)
    return int(high * INCH * TIGHT / (LABEL * LINE * count))


def _flat(plot: Plot, wide: float) -> Plot:
    """Names of two lines on one, where a line holds them; else on two."""
    one = [_one_line(name) for name in plot.categories]
    if max((layout.breadth(name, LABEL) for name in one), default=0.0) > wide:
        return replace(plot, categories=tuple(x.replace(GAP, "\n") for x in plot.categories))
    series = tuple(replace(each, labels=tuple(map(_on_one, each.labels))) for each in plot.series)
    return replace(plot, categories=tuple(one), series=series)


def _one_line(text: str) -> str:
    return text.replace("\n", "  ")


def _on_one(label: Label) -> Label:
    return replace(label, text=_one_line(label.text))


def _cut(plot: Plot, start: int, end: int) -> Plot:
    return replace(
        plot,
        categories=plot.categories[start:end],
        series=tuple(_part(each, range(start, end)) for each in plot.series),
    )


def _cut_points(plot: Plot, start: int, end: int) -> Plot:
    """The points of some rows, moved up to the first; a row's points lie around its number."""
    found = []
    for each in plot.series:
        inside = [
            at
            for at, row in enumerate(each.values)
            if row is not None and start - 0.5 <= row < end - 0.5
        ]
        part = _part(each, inside)
        moved = tuple(None if row is None else row - start for row in part.values)
        found += [replace(part, values=moved)] if inside else []
    return replace(
        plot,
        categories=plot.categories[start:end],
        series=_longest_first(found),
        high=end - start - 0.4,
    )


def _longest_first(series: Sequence[Series]) -> tuple[Series, ...]:
    """The first as long as the longest, its last point repeated: LibreOffice loses points else."""
    first, *others = series
    more = max(len(each.values) for each in series) - len(first.values)
    values = first.values + first.values[-1:] * more
    places = first.places + first.places[-1:] * more
    return replace(first, values=values, places=places), *others


def _part(series: Series, kept: Sequence[int]) -> Series:
    """Some of the values of a series with their places and labels."""
    at = {old: new for new, old in enumerate(kept)}
    labels = [replace(x, index=at[x.index]) for x in series.labels if x.index in at]
    return replace(
        series,
        values=tuple(series.values[old] for old in kept),
        places=tuple(series.places[old] for old in kept) if series.places else (),
        labels=tuple(labels),
    )
