"""A block's figure as a native chart, or as a table where Office has no such chart."""

from pages.shared import theme
from pages.shared.capture.screen import Block
from pages.shared.exports.native import bars, courses, points
from pages.shared.exports.plot import Grid, Native
from pages.shared.figures import Bars, Chart, Heat, Panels, Periods, Rows, plain
from pages.shared.findings.column import column_of, table


def native(block: Block) -> Native:
    """What stands for a block in a file: its chart, or its rows as a table."""
    return chart(block) or listing(block)


def chart(block: Block) -> Native | None:
    """The figure of a block as Office draws it; None where it has none, or Office cannot."""
    figure = block.figure
    if isinstance(figure, Heat):
        return _grid(figure)
    if isinstance(figure, Panels):
        return points.panels(figure)
    if not isinstance(figure, Chart):
        return None
    if not isinstance(figure.places, Rows):
        return courses.course(figure, block)
    has_bars = any(isinstance(mark, Bars) for mark in figure.marks)
    return bars.bars(figure, block) if has_bars else points.points(figure, block)


def listing(block: Block) -> Grid:
    """The rows of a block as a reader sees them in its table."""
    headers, *rows = table(block.rows, block.columns)
    shown = [name for name, said in block.columns.items() if not column_of(said).is_trail]
    numbers = tuple(block.rows[name].dtype.kind in "iuf" for name in shown)
    return Grid(tuple(headers), tuple(map(tuple, rows)), numbers=numbers)


def _grid(figure: Heat) -> Grid:
    """A grid as on screen: its columns and rows named, each cell in its colour."""
    names = figure.columns.names if isinstance(figure.columns, Periods) else figure.columns
    pairs = zip(figure.rows, figure.cells, strict=True)
    return Grid(
        headers=("", *map(plain, names)),
        rows=tuple((plain(name), *map(plain, cells)) for name, cells in pairs),
        fills=tuple(("", *map(_shade, shades)) for shades in figure.shades),
    )


def _shade(share: float | None) -> str:
    if share is None:
        return ""
    return theme.SCALE[round(max(0.0, min(share, 1.0)) * (len(theme.SCALE) - 1))]
