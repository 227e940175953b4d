"""How much room a chart's words need around its lines or bars."""

from dataclasses import dataclass
from math import ceil

from pages.shared.exports.plot import Label, Plot, Series
from pages.shared.exports.slides.layout import INCH, LABEL, LINE, Box, breadth

SIZE = LABEL  # of a chart's letters, in points
LARGEST, SMALLEST = 18.0, LABEL  # of the names of rows
KEY = 0.42  # inches for the sign before a name in the legend
LEGEND = 0.85  # the share of a chart that a line of the legend may take
AIR = 0.14  # inches between a mark and its word
NAMED = 0.55  # at most this share of a chart is for the names of rows


@dataclass(frozen=True)
class Room:
    """Shares of the chart where its lines or bars lie; sizes of letters in points."""

    x: float
    y: float
    wide: float
    high: float
    size: float
    names: float  # the size of the names of rows


def room(plot: Plot, box: Box) -> Room:
    """The room of a plot in a box."""
    top = 0.14 + 0.28 * _legend_lines(plot, box) if plot.has_legend else 0.1
    top += 0.24 if _is_named_above(plot) else 0.0
    bottom = 0.4 if plot.kind in ("line", "column") or plot.code or plot.across else 0.08
    if plot.ticks:  # the years stand below the months
        bottom = 0.72
    if plot.kind == "bar" and not plot.code:
        bottom = 0.05
    high = box.high - top - bottom
    names = _size_of_names(plot, high)
    size = min(SIZE, names) if plot.rows else SIZE
    left = _left(plot, box, names, size)
    wide = _width(plot, box.wide - left, size)
    return Room(left / box.wide, top / box.high, wide / box.wide, high / box.high, size, names)


def _legend_lines(plot: Plot, box: Box) -> int:
    """On how many lines the names of the series stand above a chart."""
    wide = sum(breadth(each.name, SIZE) + KEY for each in plot.series if each.colour)
    return ceil(wide / (box.wide * LEGEND))


def _is_named_above(plot: Plot) -> bool:
    return any(label.side == "above" for each in plot.series for label in each.labels)


def _size_of_names(plot: Plot, high: float) -> float:
    """As large as the rows allow, for their one or two lines."""
    if not plot.rows:
        return SIZE
    tallest = max((name.count("\n") + 1 for name in plot.categories), default=1)
    fits = high * INCH / plot.rows / (tallest * LINE) * 0.92
    return max(SMALLEST, min(LARGEST, int(fits * 2) / 2))


def _left(plot: Plot, box: Box, names: float, size: float) -> float:
    """For the names of rows, the numbers of an axis, or the first word of a line."""
    if plot.kind == "bar":
        widest = max((breadth(name, names) for name in plot.categories), default=0.0)
        return min(widest + AIR + 0.06, box.wide * NAMED)
    parts = [x for each in plot.series for x in each.labels if x.side == "left"]
    if plot.kind == "points":
        widest = max((breadth(label.text, size) for label in parts), default=0.3)
        return min(widest + AIR + 0.1, box.wide * NAMED)
    return 0.8 if plot.code else 0.4


def _width(plot: Plot, left: float, size: float) -> float:
    """As wide as the words at the right end of lines and bars allow."""
    room_ = left - 0.12
    for each in plot.series:
        for label in _words(each, plot):
            share = _share(each, label, plot)
            need = breadth(label.text, size) + AIR + 0.1
            if share > 0:
                room_ = min(room_, max((left - need) / share, left * 0.35))
    return room_


def _words(series: Series, plot: Plot) -> list[Label]:
    """The words to the right of points, also those that a number format writes."""
    said = [label for label in series.labels if label.side in ("right", "end")]
    if series.code and not plot.is_stacked:
        widest = max((abs(value) for value in series.values if value is not None), default=0)
        unit = "".join(letter for letter in series.code.split(";")[0] if letter not in '#"')
        text = f"{widest:,.0f}{unit}"
        said += [Label(at, text, "end") for at, v in enumerate(series.values) if v is not None]
    return said


def _share(series: Series, label: Label, plot: Plot) -> float:
    """How far to the right a point lies, from 0 to 1."""
    if plot.kind in ("line", "column"):
        count = max(len(plot.categories), 1)
        return (label.index + 0.5) / count
    if plot.kind == "points":
        return _within(series.places[label.index], plot.left, plot.right)
    return _within(series.values[label.index], plot.low, plot.high)


def _within(value: float | None, low: float | None, high: float | None) -> float:
    if value is None or low is None or high is None or high <= low:
        return 1.0
    return max(0.0, min((value - low) / (high - low), 1.0))
