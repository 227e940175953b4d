"""Rows below each other: their names, what stands beside them, and lines through them."""

import datetime as dt
from typing import cast

from pages.shared import theme
from pages.shared.figures import (
    Bars,
    Box,
    Chart,
    Level,
    Mark,
    Periods,
    Points,
    Rows,
    Run,
    Text,
    roomy,
    span,
    widest,
)
from pages.shared.plotly.base import (
    LABEL,
    LEGEND,
    LINE,
    Drawing,
    Part,
    drawing,
    iso,
    markup,
    note,
    ticks,
)
from pages.shared.plotly.marks import traces

GAP = 6  # pixels between the figure and what stands beside it
FOOT = 24  # what rows need below each other besides their pitch, in pixels
LINES = {
    "target": {"color": theme.INK, "width": 1.5, "dash": "dot"},
    "pace": {"color": theme.INK, "width": 1.5, "dash": "dot"},
    "guide": {"color": theme.LINE, "width": 1.5, "dash": "dot"},
    "today": {"color": theme.INK, "width": 2},
}


def rows(chart: Chart) -> Drawing:
    """A chart of rows; its height follows from how many there are."""
    shown = cast(Rows, chart.places)
    if any(isinstance(mark, Box) for mark in chart.marks):
        return _strip(chart)
    named = [level for level in chart.levels if level.name]
    head = 60 if chart.has_legend else 10 + LINE * len(named) if named else 8
    axis = 20 if chart.values.is_shown else 0
    fitted: Part = {"uniformtext": {"minsize": 12, "mode": "hide"}} if chart.bars == "stack" else {}
    return drawing(
        traces(chart),
        height=shown.pitch * len(shown.names) + head + FOOT + axis,
        barmode={"stack": "stack", "over": "overlay", "beside": "group"}[chart.bars],
        **fitted,
        showlegend=chart.has_legend,
        legend=LEGEND,
        margin={"l": 2, "r": _right(chart, shown), "t": head, "b": 4},
        shapes=[_line(level) for level in chart.levels],
        annotations=[*_headed(named), *_beside(chart, shown), *_above(shown), *_columns(chart)],
        xaxis=_values(chart),
        yaxis=_names(chart, shown),
    )


def _names(chart: Chart, shown: Rows) -> Part:
    """The names at the left; bars need no air beyond the first and the last row."""
    edge = 0.5 if any(isinstance(mark, Bars) for mark in chart.marks) else 0.6
    count = len(shown.names)
    ends = [count - 1 + edge, -edge]
    if shown.is_named_above or not any(shown.names):
        return {"visible": False, "range": [count - 0.4, -0.8 if shown.is_named_above else -0.6]}
    return {
        "range": ends,
        "ticklabelstandoff": GAP,
        "tickmode": "array",
        "tickvals": list(range(count)),
        "ticktext": [markup(name) for name in shown.names],
        "tickfont": {"size": 14 if shown.pitch >= 56 else 13, "color": theme.INK},
    }


def _values(chart: Chart) -> Part:
    """The axis of values; with room for the words beyond bars."""
    scale = chart.values
    if scale.kind == "time":
        first, last = cast(dt.date, scale.low), cast(dt.date, scale.high)
        months = [
            dt.date(at // 12, at % 12 + 1, 1) for at in range(_month(first), _month(last) + 1)
        ]
        air = last - first
        ends = [iso(first - air * 0.01), iso(last + air * 0.03)]
        return {"type": "date", "range": ends, "showgrid": True, **ticks(Periods(tuple(months)))}
    if scale.is_shown and scale.kind == "rank":
        low, high = span(chart)
        step = max(1, int(high) // 8)
        return {"range": [low, high], "side": "top", "showgrid": True, "tickmode": "linear"} | {
            "tick0": 1,
            "dtick": step,
        }
    if scale.is_shown:
        return {"showgrid": True, "side": "top", "nticks": 5}
    return {"visible": False, "range": list(roomy(chart))}


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _right(chart: Chart, shown: Rows) -> float:
    """The room at the right for what stands there."""
    if chart.bars == "stack" or shown.is_named_above:
        return 4
    texts = [*shown.beside, *(text for mark in _told(chart) for text in mark.labels)]
    return GAP + 12 + widest(tuple(texts), LABEL) if texts else 4


def _told(chart: Chart) -> list[Mark]:
    return [mark for mark in chart.marks if mark.side == "column"]


def _columns(chart: Chart) -> list[Part]:
    """Numbers in a column of their own at the right edge."""
    room = _right(chart, cast(Rows, chart.places)) - 4
    place: Part = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": room}
    font = {"size": LABEL, "color": theme.INK}
    return [
        note(text, y=row, font=font, **place)
        for mark in _told(chart)
        for row, text in enumerate(mark.labels)
    ]


def _beside(chart: Chart, shown: Rows) -> list[Part]:
    """At the right edge; of a stack beyond its end, of a row that is named above, above it."""
    place: Part = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": GAP, "align": "left"}
    if shown.is_named_above:
        place = {"x": 1, "xref": "paper", "xanchor": "right", "yanchor": "bottom", "yshift": 7}
        place["bgcolor"] = theme.PAPER
    if chart.bars != "stack":
        return [note(text, y=row, **place) for row, text in enumerate(shown.beside)]
    font = {"size": LABEL, "color": theme.INK}
    return [
        note(text, x=end, y=row, xanchor="left", xshift=GAP, font=font)
        for row, (text, end) in enumerate(zip(shown.beside, _ends(chart), strict=False))
    ]


def _ends(chart: Chart) -> list[float]:
    """Where each stack ends, or the target beyond it."""
    whole: dict[int, float] = {}
    for mark in chart.marks:
        places = mark.places or range(len(mark.values))
        for place, value in zip(places, mark.values, strict=True):
            row, known = int(cast(float, place)), cast(float, value or 0)
            before = whole.get(row, 0.0)
            whole[row] = before + known if isinstance(mark, Bars) else max(before, known)
    return [whole[place] for place in sorted(whole)]


def _above(shown: Rows) -> list[Part]:
    """Between two rows; and the names of rows that are named above."""
    steps = [
        note(text, x=0, y=row - 0.5, xanchor="left", xshift=6)
        for row, text in enumerate(shown.above)
        if text
    ]
    if not shown.is_named_above:
        return steps
    place: Part = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": 7}
    place |= {"font": {"size": LABEL, "color": theme.INK}, "bgcolor": theme.PAPER}
    return [*steps, *(note(name, y=row, **place) for row, name in enumerate(shown.names))]


def _line(level: Level) -> Part:
    top, bottom = level.rows or (0, 1)
    whole: Part = {} if level.rows else {"yref": "paper", "layer": "below"}
    ends = {"x0": iso(level.at), "x1": iso(level.at), "y0": top, "y1": bottom}
    return {"type": "line", **whole, **ends, "line": LINES[level.kind]}


def _headed(named: list[Level]) -> list[Part]:
    """The names of lines above them; the next a line higher, for they may lie close."""
    return [
        note(_inked(level), x=iso(level.at), y=1, yref="paper", yanchor="bottom", yshift=LINE * at)
        for at, level in enumerate(named)
    ]


def _inked(level: Level) -> Text:
    return Run(level.name, "ink", is_bold=True) if level.kind == "today" else level.name


def _strip(chart: Chart) -> Drawing:
    """One row of points, ours named above it and the benchmarks below, kept within the figure."""
    points = next(mark for mark in chart.marks if isinstance(mark, Points))
    low, high = span(chart)
    notes = []
    for at, (value, text) in enumerate(zip(points.values, points.labels, strict=True)):
        if not text or value is None:
            continue
        share = (cast(float, value) - low) / (high - low) if high > low else 0.5
        anchor = "left" if share < 0.25 else "right" if share > 0.75 else "center"
        height = {"home": 0.62, "near": -0.58}.get(points.role(at), -0.92)
        notes.append(note(text, x=value, y=height, xanchor=anchor))
    bare = [
        trace | {"mode": "markers"} if trace["type"] == "scatter" else trace
        for trace in traces(chart)
    ]
    return drawing(
        bare,
        height=cast(Rows, chart.places).pitch,
        annotations=notes,
        margin={"l": 12, "r": 12, "t": 8, "b": 4},
        xaxis={"showgrid": True, "nticks": 6, "ticksuffix": chart.values.unit},
        yaxis={"visible": False, "range": [-1.15, 1.15]},
    )
