"""What all drawings of a chart share: the values in sight, and room for its words."""

from collections.abc import Sequence

from pages.shared.figures.chart import Chart, Event, Rows
from pages.shared.figures.marks import Bars, Mark
from pages.shared.figures.texts import plain, width

FOOT = 0.023  # of what is in sight
NAMED = 2  # up to so many events of a kind are named; of more, the last one
AROUND = 60  # pixels of a course's height that are not its lines'
APART = 36  # pixels between the middles of two words of two lines


def span(chart: Chart) -> tuple[float, float]:
    """The values in sight: those of the axis, else those of marks and levels; bars begin at 0."""
    seen = [*_reached(chart), *(level.at for level in chart.levels)]
    known = [float(value) for value in seen if isinstance(value, int | float)]
    if any(isinstance(mark, Bars) and not mark.starts for mark in chart.marks):
        known.append(0.0)
    low, high = chart.values.low, chart.values.high
    least = float(low) if isinstance(low, int | float) else min(known, default=0.0)
    most = float(high) if isinstance(high, int | float) else max(known, default=1.0)
    return least, most if most > least else least + 1.0


def _reached(chart: Chart) -> list[object]:
    """Every value of the marks; of a stack, its whole height."""
    bars = [mark for mark in chart.marks if isinstance(mark, Bars)]
    others = [mark for mark in chart.marks if mark not in bars or chart.bars != "stack"]
    found: list[object] = [value for mark in others for value in (*mark.values, *_starts(mark))]
    if chart.bars == "stack":
        wholes: dict[object, float] = {}
        for mark in bars:
            for at, value in enumerate(mark.values):
                place = mark.places[at] if mark.places else at
                wholes[place] = wholes.get(place, 0.0) + (value if isinstance(value, float) else 0)
        found += wholes.values()
    return found


def _starts(mark: Mark) -> tuple[object, ...]:
    starts: tuple[object, ...] = getattr(mark, "starts", ())
    return starts


def roomy(chart: Chart) -> tuple[float, float]:
    """The values in sight of rows, with room for the words beyond bars."""
    low, high = span(chart)
    if chart.values.high is not None:
        return low, high
    beyond = [mark for mark in chart.marks if any(mark.labels) and mark.side == "end"]
    if beyond and low < 0:
        room = (high - low) * 0.35
        return low - room, high + room
    if beyond:
        said = max(width(plain(text), 1) for mark in beyond for text in mark.labels)
        return low, high * max(1.25, 1 + 0.15 * said)
    if chart.bars == "stack" and isinstance(chart.places, Rows) and chart.places.beside:
        return low, high * 1.18
    return low, high * (1.06 if chart.levels else 1)


def named(events: Sequence[Event]) -> Sequence[Event]:
    """The events of one kind whose names have room."""
    parts = [event for event in events if event.name]
    return parts if len(parts) <= NAMED else parts[-1:]


def foot(chart: Chart) -> float:
    """Where the marks of events stand, a little above the lower edge."""
    low, high = span(chart)
    return high - (high - low) * FOOT if chart.values.kind == "rank" else low + (high - low) * FOOT


def pushed(chart: Chart, values: Sequence[float]) -> list[float]:
    """How many pixels each word of two lines, at these values, is moved down so that none lies on
    another."""
    low, high = span(chart)
    pixels = (chart.height - AROUND) / (high - low)
    moved, ceiling = [0.0] * len(values), float("inf")
    for at in sorted(range(len(values)), key=lambda each: -values[each]):
        height = values[at] * pixels
        place = min(height, ceiling)
        moved[at] = height - place
        ceiling = place - APART
    return moved
