"""What a figure showed earlier, as hollow marks behind what it shows now."""

from collections.abc import Mapping, Sequence

from pages.shared import theme
from pages.shared.charts.base import Figure, Part, plain
from pages.shared.words import translate as _

Row = Mapping[int, int]


def with_earlier(figure: Figure, earlier: Figure, rows: Row) -> Figure:
    """The figure with the earlier values that differ, hollow; `rows`: earlier row → row now.

    Lines are matched by their names, bars by their rows. What has no like mark is left alone.
    """
    news, olds = _traces(figure), _traces(earlier)
    by_name = {_name(trace, place): trace for place, trace in enumerate(olds)}
    found = []
    for place, trace in enumerate(news):
        old = by_name.get(_name(trace, place))
        if old is not None and old.get("type") == trace.get("type"):
            found += _ghost(trace, old, rows)
    if not found:
        return figure
    found[-1] = {**found[-1], **_said(found[-1])}
    return {**figure, "data": [*news, *found]}


def _traces(figure: Figure) -> list[Part]:
    traces = figure.get("data")
    return list(traces) if isinstance(traces, list) and "frames" not in figure else []


def _name(trace: Part, place: int) -> tuple[object, object]:
    return trace.get("type"), trace.get("name", place)


def _ghost(new: Part, old: Part, rows: Row) -> list[Part]:
    points = _bars(new, old, rows) if new["type"] == "bar" else _points(new, old)
    if not points:
        return []
    marker = _tick(new) if new["type"] == "bar" else _hollow(new)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _y in points],
            "y": [y for _x, y in points],
            "marker": marker,
            "hovertemplate": plain(_("last time")) + "<extra></extra>",
            "cliponaxis": False,
            "showlegend": False,
            **{axis: new[axis] for axis in ("xaxis", "yaxis") if axis in new},
        }
    ]


def _points(new: Part, old: Part) -> list[tuple[object, object]]:
    """Where a line ran otherwise, at the places that it still has."""
    if "lines" not in str(new.get("mode", "")):
        return []  # loose marks may stand on rows of another order
    now = dict(zip(_list(new, "x"), _list(new, "y"), strict=False))
    pairs = zip(_list(old, "x"), _list(old, "y"), strict=False)
    return [(x, y) for x, y in pairs if x in now and y is not None and now[x] != y]


def _bars(new: Part, old: Part, rows: Row) -> list[tuple[object, object]]:
    """The ends of the bars as they were, on the rows where they are now."""
    if "base" in new:  # a span, not a size
        return []
    is_level = new.get("orientation") == "h"
    length, seat = ("x", "y") if is_level else ("y", "x")
    now = dict(zip(_list(new, seat), _list(new, length), strict=False))
    found: list[tuple[object, object]] = []
    for row, size in zip(_list(old, seat), _list(old, length), strict=False):
        at = rows.get(row) if isinstance(row, int) else row
        if at in now and size is not None and now[at] != size:
            found.append((at, size))
    found.sort(key=lambda point: point[0] if isinstance(point[0], int) else 0)
    return [(size, at) if is_level else (at, size) for at, size in found]


def _list(trace: Part, name: str) -> Sequence[object]:
    values = trace.get(name)
    return values if isinstance(values, list) else []


def _tick(bar: Part) -> Part:
    """A stroke across the bar, where it ended."""
    symbol = "line-ns" if bar.get("orientation") == "h" else "line-ew"
    return {"symbol": symbol, "size": 20, "line": {"color": theme.INK, "width": 2}}


def _hollow(line: Part) -> Part:
    colour = line.get("line")
    chosen = colour.get("color", theme.INK) if isinstance(colour, dict) else theme.INK
    return {"symbol": "circle-open", "size": 11, "color": chosen, "line": {"width": 2}}


def _said(ghost: Part) -> Part:
    """The word above the first hollow mark, or below the last stroke: there is room."""
    marker = ghost["marker"]
    is_stroke = isinstance(marker, dict) and str(marker["symbol"]).startswith("line")
    rest = [""] * (len(_list(ghost, "x")) - 1)
    said = plain(_("last time"))
    return {
        "mode": "markers+text",
        "text": [*rest, said] if is_stroke else [said, *rest],
        "textposition": "bottom center" if is_stroke else "top center",
        "textfont": {"size": 12, "color": theme.INK},
    }
