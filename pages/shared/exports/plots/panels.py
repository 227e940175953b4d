"""Panels below each other, each with its own axes: their main lines together in one chart."""

import itertools
from dataclasses import replace

from pages.shared import theme
from pages.shared.exports.number_formats import AMOUNTS
from pages.shared.exports.plot import Plot, Series
from pages.shared.exports.plots.drawing import (
    Drawing,
    Part,
    floats,
    named_apart,
    number,
    part,
    round_ends,
    sequence,
)

WIDTH = 2.25


def has_panels(drawing: Drawing) -> bool:
    """Whether a figure has several pairs of axes."""
    return "yaxis2" in drawing.layout


def plot(drawing: Drawing) -> Plot | None:
    """The broadest line of each panel, under the panel's name; None where they are no lines."""
    axes = dict.fromkeys(str(trace.get("yaxis")) for trace in drawing.traces)
    mains = [_main(drawing, axis) for axis in axes]
    lines = [trace for trace in mains if trace is not None]
    names = [note.text.split("\n")[0] for note in drawing.notes]
    if len(lines) != len(names) or not lines:
        return None
    series = [_series(*pair) for pair in zip(lines, names, strict=True)]
    coloured = [
        replace(each, colour=theme.CATEGORIES[at % len(theme.CATEGORIES)])
        for at, each in enumerate(series)
    ]
    is_share = all((value or 0.0) <= 1 for each in series for value in each.values)
    return Plot(
        kind="points",
        categories=(),
        series=named_apart(sorted(coloured, key=lambda each: -len(each.values))),
        low=0.0,
        high=1.0 if is_share else None,
        left=0.0,
        right=_right(drawing),
        has_legend=True,
        code="0%" if is_share else AMOUNTS,
        across=AMOUNTS,
    )


def _right(drawing: Drawing) -> float | None:
    """As far as the figure shows."""
    ends = [number(end) for end in sequence(part(drawing.layout.get("xaxis1")).get("range"))]
    return round_ends(0.0, ends[1])[1] if len(ends) == 2 and ends[1] else None


def _main(drawing: Drawing, axis: str) -> Part | None:
    own = [trace for trace in drawing.traces if trace.get("yaxis") == axis]
    lines = [trace for trace in own if "lines" in str(trace.get("mode"))]
    return max(lines, key=_breadth, default=None)


def _breadth(trace: Part) -> float:
    return number(part(trace.get("line")).get("width")) or 0.0


def _series(trace: Part, name: str) -> Series:
    """A line; one that goes in steps has a point at each of their corners."""
    places, values = floats(trace.get("x")), floats(trace.get("y"))
    known = [(x, y) for x, y in zip(places, values, strict=True) if x is not None and y is not None]
    if part(trace.get("line")).get("shape") == "hv":
        pairs = itertools.pairwise(known)
        corners = [point for (x, y), (then, _y) in pairs for point in ((x, y), (then, y))]
        known = [*corners, *known[-1:]]
    return Series(
        name=name,
        values=tuple(y for _x, y in known),
        places=tuple(x for x, _y in known),
        width=WIDTH,
    )
