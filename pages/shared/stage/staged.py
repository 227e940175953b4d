"""A figure made for a desk, made fit for a stage: enlarged whole, with as many rows as are read."""

from dataclasses import dataclass
from typing import cast

from pages.shared.figures import Chart, Figure, Heat, Rows, Tree
from pages.shared.plotly import Drawing

HIGH = 790  # of the 1080 that a stage is high, in pixels
LEAST, MOST = 1.65, 2.1  # how often enlarged: 12 pixels become 20, which five metres allow
ROOM = 80  # what a figure of rows needs besides its rows, in its own pixels
SQUEEZED = 0.8  # how far rows may be pressed together before some are left out

Part = dict[str, object]


@dataclass(frozen=True)
class Staged:
    """How a figure stands on the stage: what of its layout is other, and how often enlarged.

    `layout` is in the figure's own pixels; of its `rows` the first `shown` are drawn.
    """

    layout: Part
    zoom: float
    shown: int = 0
    rows: int = 0


def staged(figure: Figure, drawing: Drawing, *, wide: int, high: int = HIGH) -> Staged:
    """The figure for a place on the stage of `wide` times `high` pixels.

    Lines, marks and letters grow alike, since all of it is enlarged; nothing is stretched. Where
    rows would become too low to be read, the first ones are shown, and how many there are is said.
    """
    layout = cast(Part, drawing["layout"])
    height, rows = cast(float, layout["height"]), _rows(figure)
    fits = height * (SQUEEZED if rows else 1)
    zoom = max(LEAST, min(MOST, high / fits))
    fitted: Part = {"width": wide / zoom, "height": high / zoom}
    if not rows or high / zoom >= fits:
        return Staged(fitted, zoom, rows, rows)
    pitch = (height - ROOM) / rows * SQUEEZED
    shown = max(1, min(rows, int((high / zoom - ROOM) / pitch)))
    if shown < rows:
        fitted["yaxis"] = _first(cast(Part, layout["yaxis"]), shown / rows)
    return Staged(fitted, zoom, shown, rows)


def _rows(figure: Figure) -> int:
    """How many rows a figure has, one below the other; 0 when its height means something else."""
    if isinstance(figure, Chart) and isinstance(figure.places, Rows):
        return len(figure.places.names) if len(figure.places.names) > 1 else 0
    if isinstance(figure, Heat | Tree):
        return len(figure.rows) if isinstance(figure, Heat) else len(figure.leaves)
    return 0


def _first(axis: Part, share: float) -> Part:
    """The axis with the upper share of its rows only."""
    bottom, top = cast(list[float], axis["range"])
    return {**axis, "range": [top + (bottom - top) * share, top]}
