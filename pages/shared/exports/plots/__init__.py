"""A block's figure as a native chart, or as a table where Office has no such chart."""

from pages.shared.column import column_of, table
from pages.shared.exports.plot import Grid, Native, Plot
from pages.shared.exports.plots import bars, courses, grids, panels, points
from pages.shared.exports.plots.drawing import Drawing
from pages.shared.screen import Block

TABLED = {"sankey"}  # Office has no such chart


def native(block: Block) -> Native:
    """What stands for a block in a file: its chart, or its rows as a table."""
    return chart(block) or listing(block)


def chart(block: Block) -> Native | None:
    """The figure of a block as Office draws it; None where it has none, or Office cannot."""
    if block.figure is None:
        return None
    drawing = Drawing.of(block)
    kinds = {str(trace.get("type")) for trace in drawing.traces}
    if not kinds or kinds & TABLED:
        return None  # nor a drawing of words and lines
    if kinds == {"heatmap"}:
        return grids.heat_map(drawing)
    return _plot(drawing)


def listing(block: Block) -> Grid:
    """The rows of a block as a reader sees them in its table."""
    headers, *rows = table(block.rows, block.columns)
    shown = [name for name, said in block.columns.items() if not column_of(said).is_trail]
    numbers = tuple(block.rows[name].dtype.kind in "iuf" for name in shown)
    return Grid(tuple(headers), tuple(map(tuple, rows)), numbers=numbers)


def _plot(drawing: Drawing) -> Plot | None:
    if panels.has_panels(drawing):
        return panels.plot(drawing)
    if any(trace.get("orientation") == "h" and trace["type"] == "bar" for trace in drawing.traces):
        return bars.plot(drawing)
    if drawing.is_dated:
        return courses.plot(drawing)
    return points.plot(drawing)
