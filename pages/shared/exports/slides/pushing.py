"""Words at the right ends of lines pushed apart, so that none lies on another."""

from dataclasses import replace

from pages.shared.exports.plot import Label, Plot, Series
from pages.shared.exports.slides.layout import INCH, LINE, Box
from pages.shared.exports.slides.rooms import Room


def apart(plot: Plot, room: Room, box: Box) -> Plot:
    """The plot with its last words moved down from each other; ranks lie apart by themselves."""
    low, high = plot.low, plot.high
    if plot.rows or plot.is_reversed or low is None or high is None or high <= low:
        return plot
    inner, step = room.high * box.high, room.size * LINE / INCH
    ends = sorted(
        ((high - value) / (high - low) * inner, at)
        for at, each in enumerate(plot.series)
        if (value := _end(each)) is not None
    )
    shifts: dict[int, float] = {}
    floor = float("-inf")
    for wanted, at in ends:
        half = step * (_last(plot.series[at]).text.count("\n") + 1) / 2
        place = max(wanted, floor + half)
        shifts[at] = (place - wanted) / box.high
        floor = place + half
    return replace(
        plot,
        series=tuple(
            _moved(each, shifts[at]) if at in shifts else each
            for at, each in enumerate(plot.series)
        ),
    )


def _last(series: Series) -> Label:
    return series.labels[-1]


def _end(series: Series) -> float | None:
    """The value at which a line ends with a word, if it does."""
    if not series.labels or not series.values:
        return None
    label = _last(series)
    is_end = label.side == "right" and label.index == len(series.values) - 1
    return series.values[-1] if is_end else None


def _moved(series: Series, shift: float) -> Series:
    *others, last = series.labels
    return replace(series, labels=(*others, replace(last, shift=shift)))
