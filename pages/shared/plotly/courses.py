"""Courses of time: periods along the lower edge, words at the ends of the lines."""

import datetime as dt
from typing import cast

from pages.shared import theme
from pages.shared.figures import SMALL, Chart, Level, Line, Periods, Text, pushed, span, widest
from pages.shared.plotly.base import (
    LABEL,
    LEGEND,
    Drawing,
    Part,
    drawing,
    markup,
    note,
    ticks,
)
from pages.shared.plotly.events import Happenings, happenings
from pages.shared.plotly.marks import traces

ROOMY = 28  # pixels between two ranks from which their names are written large
LINES = {
    "nought": {"color": theme.INK, "width": 1.25},
    "target": {"color": theme.INK, "width": 1.5, "dash": "dot"},
}


def course(chart: Chart) -> Drawing:
    """A chart over periods."""
    periods = cast(Periods, chart.places)
    is_rank = chart.values.kind == "rank"
    seen = happenings(chart)
    ends = [mark for mark in chart.marks if isinstance(mark, Line) and mark.end]
    right = 4 if is_rank or not ends else 20 + widest(tuple(mark.end for mark in ends), LABEL)
    is_ended = periods.is_named_at_ends
    left, below = (widest(periods.names, SMALL) / 2, 32) if is_ended else (4, 4)
    across: Part = {"type": "date", "automargin": not is_ended, **ticks(periods)}
    return drawing(
        [*traces(chart), *seen.traces],
        height=chart.height,
        barmode={"stack": "stack", "over": "overlay", "beside": "group"}[chart.bars],
        showlegend=chart.has_legend,
        legend=LEGEND,
        shapes=[*map(_line, chart.levels), *seen.shapes],
        annotations=[
            *([] if is_rank else _ends(chart, ends)),
            *map(_name, (level for level in chart.levels if level.name)),
            *seen.notes,
        ],
        margin={"l": left, "r": right, "t": _head(chart, seen), "b": below},
        xaxis={**across, **({"range": _airy(periods)} if is_rank else {})},
        yaxis=_ranks(chart, ends) if is_rank else _values(chart),
    )


def _head(chart: Chart, seen: Happenings) -> float:
    return 44 if chart.has_legend else max(12, seen.head)


def _values(chart: Chart) -> Part:
    scale = chart.values
    if not scale.is_shown:
        return {"visible": False, "rangemode": "tozero"}
    axis: Part = {"showgrid": True, "nticks": 6 if chart.height > 330 else 5}
    if scale.unit:
        axis["ticksuffix"] = scale.unit
    if scale.high is not None:
        return {**axis, "range": [scale.low, scale.high]}
    return {**axis, "rangemode": "tozero"} if scale.low == 0 else axis


def _ranks(chart: Chart, ends: list[Line]) -> Part:
    """The best on top; at the right the names of the lines that end there."""
    low, high = span(chart)
    at = sorted((cast(float, mark.values[-1]), mark.end) for mark in ends)
    return {
        "range": [high, low],
        "side": "right",
        "tickmode": "array",
        "tickvals": [rank for rank, _end in at],
        "ticktext": [markup(end) for _rank, end in at],
        "ticklabelstandoff": 10,
        "tickfont": {"size": 14 if chart.height / (high - low) > ROOMY else 12},
    }


def _airy(periods: Periods) -> list[str]:
    """A little air at both ends, for the first rank and for the last mark."""
    first, last = periods.days[0], periods.days[-1]
    width = max(last - first, dt.timedelta(days=60))
    return [(first - width * 0.06).isoformat(), (last + width * 0.015).isoformat()]


def _ends(chart: Chart, ends: list[Line]) -> list[Part]:
    """Words at the ends of lines, pushed apart where two would lie on each other."""
    place: Part = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "align": "left"}
    heights = [cast(float, mark.values[-1]) for mark in ends]
    return [
        note(mark.end, y=height, yshift=-down, **place)
        for mark, height, down in zip(ends, heights, pushed(chart, heights), strict=True)
    ]


def _line(level: Level) -> Part:
    ends = {"x0": 0, "x1": 1, "y0": level.at, "y1": level.at}
    return {"type": "line", "xref": "paper", **ends, "line": LINES[level.kind]}


def _name(level: Level) -> Part:
    text: Text = level.name
    return note(text, y=level.at, xref="paper", x=0, xanchor="left", yanchor="bottom")
