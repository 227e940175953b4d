"""A figure made for a desk, made fit for a stage: enlarged whole, with as many rows as are read."""

from dataclasses import dataclass
from typing import cast

from pages.shared.charts import Figure

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


def staged(figure: Figure, *, wide: int, high: int = HIGH) -> Staged:
    """The figure for a place on the stage of `wide` times `high` pixels.

    Lines, marks and letters grow alike, since all of it is enlarged; nothing is stretched. Where
    rows would become too low to be read, the first ones are shown, and how many there are is said.
    """
    layout = cast(Part, figure["layout"])
    height = cast(float, layout.get("height") or high / MOST)
    rows = _rows(figure)
    fits = height * (SQUEEZED if rows else 1)
    zoom = max(LEAST, min(MOST, high / fits))
    fitted: Part = {"width": wide / zoom, "height": high / zoom}
    if not rows or high / zoom >= fits:
        return Staged(fitted, zoom, rows, rows)
    pitch = (height - ROOM) / rows * SQUEEZED
    shown = max(1, min(rows, int((high / zoom - ROOM) / pitch)))
    if shown < rows:
        fitted["yaxis"] = _first(cast(Part, layout["yaxis"]), shown)
    return Staged(fitted, zoom, shown, rows)


def _rows(figure: Figure) -> int:
    """How many rows a figure has, one below the other; 0 when its height means something else."""
    if _is_course(figure):
        return 0
    axis = cast(Part, cast(Part, figure["layout"]).get("yaxis", {}))
    if axis.get("autorange") == "reversed":
        return max(len(cast(list[object], trace.get("y", []))) for trace in _traces(figure))
    limits = axis.get("range")
    if isinstance(limits, list) and limits[0] > limits[1]:
        return round(float(limits[0] - limits[1]))
    return 0


def _is_course(figure: Figure) -> bool:
    """Whether lines run through it over time: it is shown whole or not at all."""
    axis = cast(Part, cast(Part, figure["layout"]).get("xaxis", {}))
    is_dated = axis.get("type") == "date"
    return is_dated and any("lines" in str(trace.get("mode")) for trace in _traces(figure))


def _first(axis: Part, count: int) -> Part:
    """The axis with the first rows only."""
    limits = axis.get("range")
    top = limits[1] if isinstance(limits, list) else -0.5
    others = {name: said for name, said in axis.items() if name != "autorange"}
    return {**others, "range": [top + count, top]}


def _traces(figure: Figure) -> list[Part]:
    return cast(list[Part], figure["data"])
