"""Courses of time: lines and columns over periods, their bands, marks and words at the end."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pages.shared import theme, words
from pages.shared.exports.number_formats import AMOUNTS
from pages.shared.exports.plot import Label, Numbers, Plot, Series
from pages.shared.exports.plots.drawing import (
    POINTS,
    Drawing,
    Note,
    Part,
    floats,
    named_apart,
    number,
    part,
    round_ends,
    sequence,
    symbol,
    text,
)
from pages.shared.words import translate as _

UNEVEN = 1.7  # so many times the usual step is no period any more
EPOCH = dt.date(1899, 12, 30)  # from which Office counts its days


def plot(drawing: Drawing) -> Plot:
    """Lines and columns over periods; where days lie unevenly, over a true axis of time."""
    days = _days(drawing)
    series = [_series(drawing, trace, days) for trace in drawing.traces]
    series = _called(_with_words(drawing, series, days))
    span, code = drawing.span("y"), _code(drawing)
    if span is not None:
        span = round_ends(*span) if code else _with_air(drawing, span)
    has_columns_only = all(each.is_column for each in series)
    if has_columns_only or not _is_uneven(days):
        series = [*_bands(drawing, days, span), *_levels(drawing, len(days)), *series]
    shown = Plot(
        kind="column" if has_columns_only else "line",
        categories=_periods(drawing, days),
        series=named_apart(series),
        low=None if span is None else min(span),
        high=None if span is None else max(span),
        is_stacked=drawing.layout.get("barmode") == "stack",
        is_reversed=span is not None and span[0] > span[1],
        has_legend=drawing.layout.get("showlegend") is True,
        code=code,
    )
    return _over_time(shown, days) if not has_columns_only and _is_uneven(days) else shown


def _with_air(drawing: Drawing, span: tuple[float, float]) -> tuple[float, float]:
    """Ranks with room above the first for the names of campaigns."""
    is_named = any(not note.is_inside and note.x is not None for note in drawing.notes)
    low, high = span
    return (low, high + (high - low) * 0.06) if is_named else span


def serial(day: dt.date) -> float:
    """A day as Office counts it."""
    return float((day - EPOCH).days)


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(str(value)[:10])


def _days(drawing: Drawing) -> list[dt.date]:
    """The ends of the periods; bare marks stand between them."""
    courses = [trace for trace in drawing.traces if _is_course(trace)]
    return sorted({_day(day) for trace in courses for day in sequence(trace.get("x"))})


def _is_course(trace: Part) -> bool:
    return trace.get("type") == "bar" or "lines" in str(trace.get("mode"))


def _is_uneven(days: Sequence[dt.date]) -> bool:
    steps = [(after - before).days for before, after in pairwise(days)]
    return len(steps) > 1 and max(steps) > UNEVEN * median(steps)


def _at(day: object, days: Sequence[dt.date]) -> int:
    """The period that a day lies in."""
    return min(bisect_left(days, _day(day)), len(days) - 1)


def _series(drawing: Drawing, trace: Part, days: Sequence[dt.date]) -> Series:
    given = floats(trace.get("y"))
    at = [_at(day, days) for day in sequence(trace.get("x"))]
    by_place = dict(zip(at, given, strict=True))
    line, marker = part(trace.get("line")), part(trace.get("marker"))
    is_column = trace.get("type") == "bar"
    thickness = (number(line.get("width")) if "lines" in str(trace.get("mode")) else 0) or 0.0
    is_edge = "lines" in str(trace.get("mode")) and thickness == 0  # of a band
    colour = str((marker if is_column else line).get("color") or marker.get("color"))
    return Series(
        name=drawing.name_of(trace, given) or ("" if _is_course(trace) else _("Events")),
        values=tuple(by_place.get(place) for place in range(len(days))),
        colour=theme.OTHER if is_edge else colour,
        width=1.0 if is_edge else thickness * POINTS,
        is_dashed=is_edge or bool(line.get("dash")),
        symbol=symbol(trace),
        size=_size(marker.get("size")),
        is_column=is_column,
        labels=_texts(trace, at),
    )


def _called(series: Sequence[Series]) -> list[Series]:
    """With names for those that the figure names only by a word at their end, or not at all."""
    edges = iter((_("Lower quartile"), _("Upper quartile")))
    found = []
    for each in series:
        is_edge = each.is_dashed and each.colour == theme.OTHER
        end = each.labels[-1].text.split("\n") if each.labels else []
        said = each.name or (next(edges, "") if is_edge else end[0] if len(end) > 1 else "")
        found.append(replace(each, name=said or _("Value")))
    return found


def _size(said: object) -> int:
    found = number(said if not isinstance(said, list) else max(said))
    return round((found or 6) * POINTS)


def _texts(trace: Part, at: Sequence[int]) -> tuple[Label, ...]:
    """The words that stand in the figure beside single points."""
    if "text" not in str(trace.get("mode")):
        return ()
    is_below = trace.get("textposition") == "bottom center"
    said = [text(each) for each in sequence(trace.get("text"))]
    return tuple(
        Label(place, words_, "below" if is_below else "left")
        for place, words_ in zip(at, said, strict=True)
        if words_
    )


def _with_words(
    drawing: Drawing, series: Sequence[Series], days: Sequence[dt.date]
) -> list[Series]:
    """The series with what the figure says at points and at the ends of lines."""
    found = [_ended(each, drawing.ticks("y")) for each in series]
    found = _without_repeats(found)
    for note in drawing.notes:
        if not note.is_inside or number(note.y) is None:
            continue
        at = len(days) - 1 if note.x is None else _at(note.x, days)
        if note.x is not None or note.is_right:
            found = _noted(found, note, at)
    return found


def _ended(series: Series, ticks: dict[float, str]) -> Series:
    """With the words that stand at the height of the line's end."""
    last = series.values[-1] if series.values else None
    if last is None or last not in ticks or series.width == 0:
        return series
    label = Label(len(series.values) - 1, ticks[last])
    return replace(series, labels=(*series.labels, label))


def _without_repeats(series: Sequence[Series]) -> list[Series]:
    """Lines that end at one height share one label: the weightiest has it."""
    heights: dict[tuple[int, str], int] = {}
    for place, each in enumerate(series):
        for label in each.labels:
            heights[(label.index, label.text)] = place
    return [
        replace(each, labels=tuple(x for x in each.labels if heights[(x.index, x.text)] == place))
        for place, each in enumerate(series)
    ]


def _noted(series: list[Series], note: Note, at: int) -> list[Series]:
    """With a note at the point that it stands beside."""
    height = number(note.y) or 0.0
    for place, each in enumerate(series):
        value = each.values[at]
        if value is not None and abs(value - height) < 1e-9 and each.width:
            is_end = note.is_right or (at == len(each.values) - 1 and "\n" in note.text)
            label = Label(at, note.text, "right" if is_end else "below", note.shift)
            noted = replace(each, labels=(*each.labels, label))
            return [*series[:place], noted, *series[place + 1 :]]
    return series


def _bands(
    drawing: Drawing, days: Sequence[dt.date], span: tuple[float, float] | None
) -> list[Series]:
    """Campaigns as columns as high as the chart, in the periods that they lie in."""
    spans = [
        (_at(shape["x0"], days), _at(shape["x1"], days))
        for shape in drawing.shapes
        if shape.get("type") == "rect" and _day(shape["x1"]) >= days[0]
    ]
    if not spans or span is None:
        return []
    inside = {place for first, last in spans for place in range(first, last + 1)}
    named = [note for note in drawing.notes if not note.is_inside and note.x is not None]
    labels = tuple(Label(_at(note.x, days), note.text, "above") for note in named)
    name = named[0].text if len(spans) == 1 and named else _("Campaign")
    ends = [max(span)] if min(span) >= 0 else [max(span), min(span)]
    return [
        Series(
            name=name,
            values=tuple(end if place in inside else None for place in range(len(days))),
            colour=theme.BAND,
            is_column=True,
            labels=labels if end == max(span) else (),
        )
        for end in ends
    ]


def _levels(drawing: Drawing, count: int) -> list[Series]:
    """Horizontal lines, such as a target; nought is a line of the axis."""
    found = []
    for shape in drawing.shapes:
        height = number(shape.get("y0"))
        is_level = shape.get("xref") == "paper" and height == number(shape.get("y1"))
        if not is_level or not height:
            continue
        said = [n.text for n in drawing.notes if n.is_inside and number(n.y) == height]
        values: Numbers = (height,) * count
        label = (Label(0, said[0] if said else _("Target"), "above"),)
        line = Series(_("Target"), values, colour=theme.OTHER_INK, width=1.5, is_dashed=True)
        found.append(replace(line, labels=label))
    return found


def _periods(drawing: Drawing, days: Sequence[dt.date]) -> tuple[str, ...]:
    """Each period as the figure names it on pointing at it, else by its month or day."""
    said: dict[dt.date, str] = {}
    for trace in drawing.traces:
        if _is_course(trace):
            told = [sequence(each) for each in sequence(trace.get("customdata"))]
            for day, names in zip(sequence(trace.get("x")), told, strict=False):
                said.setdefault(_day(day), text(names[0]))
    is_monthly = len({(day.year, day.month) for day in days}) == len(days) and (
        not _is_uneven(days) or {day.day for day in days} == {1}
    )
    grain = "month" if is_monthly else "day"
    return tuple(said.get(day) or words.period(None, day, grain) for day in days)


def _code(drawing: Drawing) -> str:
    """The numbers of the axis, where the figure has them."""
    axis = drawing.axis("y")
    if "tickvals" in axis:
        return ""
    return f'General"{suffix}"' if (suffix := axis.get("ticksuffix")) else AMOUNTS


def _over_time(plot_: Plot, days: Sequence[dt.date]) -> Plot:
    """The same as points on a true axis of time."""
    places = tuple(serial(day) for day in days)
    code = 'yyyy"年"m"月"' if words.language() == "zh" else "mmm yyyy"
    series = tuple(_placed(each, places) for each in plot_.series)
    room = (places[-1] - places[0]) * 0.02
    return replace(
        plot_,
        kind="points",
        series=series,
        categories=(),
        across=code,
        left=places[0] - room,
        right=places[-1] + room,
    )


def _placed(series: Series, places: Numbers) -> Series:
    """At its places, without gaps: points that are not known are no points."""
    known = [at for at, value in enumerate(series.values) if value is not None]
    return replace(
        series,
        values=tuple(series.values[at] for at in known),
        places=tuple(places[at] for at in known),
        labels=tuple(replace(x, index=known.index(x.index)) for x in series.labels),
    )
