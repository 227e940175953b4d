"""The marks of a chart as Plotly's traces."""

import datetime as dt
from collections.abc import Sequence

from pages.shared import theme
from pages.shared.figures import SMALL, Band, Bars, Box, Chart, Line, Mark, Points, Rows, Spans
from pages.shared.plotly.base import CITIES, LABEL, Part, iso, markup

SYMBOLS = {"triangle": "triangle-up"}
SIDES = {
    "left": "middle left",
    "right": "middle right",
    "above": "top center",
    "below": "bottom center",
    "corner": "top left",
}


def traces(chart: Chart) -> list[Part]:
    """All marks, the first behind the others."""
    return [trace for mark in chart.marks for trace in drawn(mark, chart)]


def drawn(mark: Mark, chart: Chart) -> list[Part]:
    """The traces of one mark."""
    is_level = isinstance(chart.places, Rows)
    seats = [iso(place) for place in mark.places] or _all(chart)
    match mark:
        case Bars():
            found = [_bars(mark, seats, is_level=is_level)]
        case Line():
            found = [_line(mark, seats)]
        case Points():
            found = [_points(mark, seats, is_level=is_level)]
        case Spans():
            return _spans(mark, seats)
        case Band():
            return band(mark, seats)
        case _:
            return [_box(mark, seats)]
    if chart.has_legend:
        found[0]["showlegend"] = bool(mark.name)
    return found


def _all(chart: Chart) -> list[object]:
    if isinstance(chart.places, Rows):
        return list(range(len(chart.places.names)))
    return [day.isoformat() for day in chart.places.days]


def _colours(mark: Mark) -> str | list[str]:
    if isinstance(mark.roles, str):
        return theme.colour(mark.roles)
    return [theme.colour(role) for role in mark.roles]


def _across(values: Sequence[object], seats: list[object], *, is_level: bool) -> Part:
    return {"x": list(values), "y": seats} if is_level else {"x": seats, "y": list(values)}


def _spoken(mark: Mark, *, is_named: bool = False) -> Part:
    """What is said on pointing at a mark, and the city that it leads to."""
    if not mark.pointed:
        return {"hoverinfo": "skip"}
    parts: list[list[str]] = [[markup(text)] for text in mark.pointed]
    template = "%{customdata[0]}<extra></extra>"
    more: Part = {}
    if mark.cities:
        more = {"meta": CITIES}
        parts = [[*said, markup(city)] for said, city in zip(parts, mark.cities, strict=True)]
    if is_named:
        template = f"%{{fullData.name}}<br>{template}"
    return {"customdata": parts, "hovertemplate": template, **more}


def _bars(mark: Bars, seats: list[object], *, is_level: bool) -> Part:
    """Bars lie along their rows, or stand on their periods."""
    lengths: Sequence[object] = mark.values
    begun: Part = {}
    if mark.starts:
        lengths = [_length(*ends) for ends in zip(mark.starts, mark.values, strict=True)]
        begun = {"base": [iso(start) for start in mark.starts]}
    lying: Part = {"orientation": "h", "width": mark.thick} if is_level else {}
    return {
        "type": "bar",
        **lying,
        "name": markup(mark.name),
        **_across(lengths, seats, is_level=is_level),
        **begun,
        **_written(mark),
        "marker": {"color": _colours(mark)},
        **_spoken(mark),
    }


def _length(start: object, end: object) -> float | None:
    """How long a bar is; over time in milliseconds."""
    if isinstance(start, dt.date) and isinstance(end, dt.date):
        return (end - start).days * 86_400_000.0
    if isinstance(start, float) and isinstance(end, float):
        return end - start
    return None


def _written(mark: Bars) -> Part:
    """The words within or beyond bars; a count that does not fit within is left out."""
    if not any(mark.labels) or mark.side == "column":
        return {}
    facts: Part = {"text": [markup(text) for text in mark.labels], "textangle": 0}
    if mark.side == "middle":
        on = [theme.written_on(theme.colour(mark.role(at))) for at in range(len(mark.values))]
        font = {"size": SMALL, "color": on}
        return {**facts, "textposition": "inside", "insidetextanchor": "middle", "textfont": font}
    font = {"size": LABEL, "color": theme.INK}
    return {**facts, "textposition": "outside", "textfont": font, "cliponaxis": False}


def _line(mark: Line, seats: list[object]) -> Part:
    colour = _colours(mark)
    modes = ["lines", *(["markers"] if mark.size else []), *(["text"] if any(mark.labels) else [])]
    line: Part = {"color": colour, "width": mark.width}
    line |= {"shape": "hv"} if mark.is_stepped else {}
    line |= {"dash": "dash"} if mark.is_dashed else {}
    marker: Part = {"color": colour, "size": mark.size, "symbol": mark.shape}
    if mark.hollow:
        marker["color"] = [theme.PAPER if hollow else colour for hollow in mark.hollow]
        marker["line"] = {"color": colour, "width": 2}
    elif mark.size and mark.roles == "home":
        marker["line"] = {"color": theme.PAPER, "width": 1.5}
    return {
        "type": "scatter",
        "mode": "+".join(modes),
        "name": markup(mark.name),
        **_across(mark.values, seats, is_level=False),
        **_said(mark, 15),
        **_spoken(mark, is_named=bool(mark.name)),
        "line": line,
        **({"marker": marker} if mark.size else {}),
        "cliponaxis": False,
    }


def _said(mark: Mark, size: int) -> Part:
    if not any(mark.labels):
        return {}
    texts, side = [markup(text) for text in mark.labels], SIDES[mark.side]
    return {"text": texts, "textposition": side, "textfont": {"size": size, "color": theme.INK}}


def _points(mark: Points, seats: list[object], *, is_level: bool) -> Part:
    colours = _colours(mark)
    sizes = list(mark.size) if isinstance(mark.size, tuple) else mark.size
    marker: Part = {"color": colours, "size": sizes}
    marker["symbol"] = SYMBOLS.get(mark.shape, mark.shape)
    if mark.shape == "stroke":
        across = "line-ns-open" if is_level else "line-ew-open"
        width = mark.size / 8 if isinstance(mark.size, int | float) else 2
        marker |= {"symbol": across, "line": {"width": width, "color": colours}}
    elif mark.is_hollow:
        marker |= {"color": theme.PAPER, "line": {"color": colours, "width": 2}}
    elif isinstance(mark.size, tuple):
        marker["line"] = {"color": theme.PAPER, "width": 1.5}
    is_told = any(mark.labels) and mark.side in SIDES
    pairs = zip(mark.values, seats, strict=True)
    known = [None if value is None else seat for value, seat in pairs]
    return {
        "type": "scatter",
        "mode": "markers+text" if is_told else "markers",
        "name": markup(mark.name),
        **_across([iso(value) for value in mark.values], known, is_level=is_level),
        **(_said(mark, LABEL) if is_told else {}),
        **_spoken(mark),
        "marker": marker,
        "cliponaxis": False,
    }


def _spans(mark: Spans, seats: list[object]) -> list[Part]:
    """The lines of each role as one trace; gaps part them."""
    found: list[Part] = []
    triples = list(zip(mark.starts, mark.values, seats, strict=True))
    for role in dict.fromkeys(mark.role(at) for at in range(len(triples))):
        own = [
            ends
            for at, ends in enumerate(triples)
            if mark.role(at) == role and None not in ends[:2]
        ]
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [end for start, value, _seat in own for end in (start, value, None)],
                "y": [seat for _start, _value, seat in own for _ in range(3)],
                "line": {"color": theme.colour(role), "width": mark.width},
                "opacity": 0.55 if mark.is_pale else 1,
                "hoverinfo": "skip",
                "showlegend": False,
            }
        )
    return found


def band(mark: Band, seats: list[object]) -> list[Part]:
    """The lower edge, and the upper one with the area between them."""
    line: Part = {"width": 0, **({"shape": "hv"} if mark.is_stepped else {})}
    edge: Part = {"type": "scatter", "mode": "lines", "x": seats, "line": line, "hoverinfo": "skip"}
    filled = {"fill": "tonexty", "fillcolor": _colours(mark)}
    return [{**edge, "y": list(mark.starts)}, {**edge, "y": list(mark.values), **filled}]


def _box(mark: Mark, seats: list[object]) -> Part:
    """Its quartiles are given: by Plotly's own ways of counting others than those that we say."""
    assert isinstance(mark, Box)
    known = mark.known
    quartiles = mark.quartiles if len(known) > 1 else known * 3
    parts = zip(("q1", "median", "q3"), quartiles, strict=False)  # none of no values
    return {
        "type": "box",
        "y": seats[:1],
        **{name: [quartile] for name, quartile in parts},
        **{"lowerfence": known[:1], "upperfence": known[-1:]},
        "orientation": "h",
        "boxpoints": False,
        "fillcolor": theme.NONE,
        "line": {"color": theme.OTHER_INK, "width": 1.25},
        "width": 0.5,
        "hoverinfo": "skip",
    }
