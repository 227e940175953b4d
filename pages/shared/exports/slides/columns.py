"""The columns of a table on a slide: which are shown, how wide they are, in which letters.

Letters hardly depend on how many rows there are: a table is parted rather than set smaller.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from pages.shared import words
from pages.shared.exports.plot import Grid
from pages.shared.exports.slides import layout
from pages.shared.exports.slides.layout import BODY, INCH, LABEL, LINE

SIZES = (20.0, BODY, 16.0)  # points in which all columns may stand before one is left out
LAST = (15.0, LABEL)  # and for the few that must stay
FEWEST = 4  # columns that stay, where a finding cites fewer
PAD_X, PAD_Y = 0.26, 0.065  # inches left and right together, above and below together
STEP = 0.38  # the least height of a row, in inches
EXACT = 1e-6  # a column as wide as its longest text holds it
SHORT = 9.0  # letters up to which a text stays on one line


@dataclass(frozen=True)
class Measures:
    """A table's letters in points, its columns and its rows in inches."""

    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def kept(grid: Grid, wide: float, cited: str) -> tuple[int, ...]:
    """Which columns are shown: all if they fit; else the first, those cited, those that come first.

    A column without any text says nothing, and goes before others.
    """
    every = tuple(range(len(grid.headers)))
    if any(_fits(grid, size, wide) for size in SIZES):
        return every
    texts = list(zip(*grid.rows, strict=True)) if grid.rows else [() for _at in every]
    spoken = [at for at in every if at == 0 or any(_is_cited(text, cited) for text in texts[at])]
    empty = [at for at in every if set(texts[at]) <= {"", words.DASH}]
    ready = [at for at in every if at not in spoken and at not in empty]
    order = [*spoken, *ready, *empty]
    for count in range(len(order), max(FEWEST, len(spoken)) - 1, -1):
        chosen = tuple(sorted(order[:count]))
        if _fits(only(grid, chosen), SIZES[-1], wide):
            return chosen
    return tuple(sorted(order[: max(FEWEST, len(spoken))]))


def only(grid: Grid, columns: Sequence[int]) -> Grid:
    """A table with some of its columns."""
    return replace(
        grid,
        headers=tuple(grid.headers[at] for at in columns),
        rows=tuple(tuple(row[at] for at in columns) for row in grid.rows),
        numbers=tuple(grid.numbers[at] for at in columns if at < len(grid.numbers)),
    )


def measured(grid: Grid, wide: float, high: float = 0.0) -> Measures:
    """The largest letters in which the columns fit, filling the width.

    A little smaller ones where the rows then fit a height too.
    """
    fits = [size for size in (*SIZES, *LAST) if size == LAST[-1] or _fits(grid, size, wide)]
    largest = _measured(grid, fits[0], wide)
    if not high or sum(largest.rows) <= high:
        return largest
    dense = [_measured(grid, size, wide) for size in fits[1:] if size >= SIZES[-1]]
    return next((found for found in dense if sum(found.rows) <= high), largest)


def _measured(grid: Grid, size: float, wide: float) -> Measures:
    found = _widths(grid, size, wide)
    more = size * LINE / INCH
    heights = [
        max(_lines(text, size, wide - PAD_X) for text, wide in zip(row, found, strict=True))
        for row in (grid.headers, *grid.rows)
    ]
    return Measures(size, found, tuple(max(STEP, count * more + PAD_Y) for count in heights))


def _lines(text: str, size: float, wide: float) -> int:
    """On how many lines a cell's text stands; a line ends before a number, not within it."""
    rooms = layout.breadth(text, size) * layout.AIR / wide - EXACT
    return 1 if rooms <= 1 else ceil(rooms * 1.1)


def _is_cited(text: str, cited: str) -> bool:
    return len(text) > 1 and text in cited


def _fits(grid: Grid, size: float, wide: float) -> bool:
    return sum(_least(grid, size)) <= wide


def _least(grid: Grid, size: float) -> list[float]:
    """The widths at which short texts have one line and long ones two."""
    return [
        max(_room(text, size) for text in column) + PAD_X
        for column in zip(grid.headers, *grid.rows, strict=True)
    ]


def _room(text: str, size: float) -> float:
    natural = layout.breadth(text, size) * layout.AIR
    short = SHORT * size / INCH * layout.AIR
    return natural if natural <= short else max(natural * 0.62, short)


def _natural(grid: Grid, size: float) -> list[float]:
    return [
        max(layout.breadth(text, size) for text in column) * layout.AIR + PAD_X
        for column in zip(grid.headers, *grid.rows, strict=True)
    ]


def _widths(grid: Grid, size: float, wide: float) -> tuple[float, ...]:
    """As wide as their texts, and the whole width: what is left goes to all in proportion.

    Where their texts are too long, all have their least width, and what is left goes to the long.
    """
    natural, least = _natural(grid, size), _least(grid, size)
    if sum(natural) <= wide:
        return tuple(each * wide / sum(natural) for each in natural)
    if sum(least) >= wide:
        return tuple(each * wide / sum(least) for each in least)
    longing = [want - has for want, has in zip(natural, least, strict=True)]
    spare = (wide - sum(least)) / sum(longing)
    return tuple(has + more * spare for has, more in zip(least, longing, strict=True))
