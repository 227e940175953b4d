"""Courses of time: lines and columns over periods, their bands, marks and words at the end."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import cast

from pages.shared import theme, words
from pages.shared.capture.screen import Block
from pages.shared.exports.native.bars import serial, time_code
from pages.shared.exports.native.series import (
    POINTS,
    called,
    named_apart,
    round_ends,
    side_of,
)
from pages.shared.exports.number_formats import amounts
from pages.shared.exports.plot import Label, Numbers, Plot, Series, Symbol
from pages.shared.figures import (
    Band,
    Bars,
    Chart,
    Event,
    Line,
    Mark,
    Periods,
    foot,
    named,
    plain,
    pushed,
    span,
)
from pages.shared.words import translate as _

UNEVEN = 1.7  # so many times the usual step is no period any more
MARKS: dict[str, tuple[Symbol, str, int]] = {
    "forum": ("triangle", theme.OTHER_INK, 8),
    "rule": ("diamond", theme.OTHER_INK, 9),
}
Ends = tuple[float, float]


def course(chart: Chart, block: Block) -> Plot:
    """Lines and columns over periods; where days lie unevenly, over a true axis of time."""
    days = cast(Periods, chart.places).days
    is_rank, has_lines = chart.values.kind == "rank", any(isinstance(m, Line) for m in chart.marks)
    ends = _sight(chart)
    series = [each for mark in chart.marks for each in _drawn(mark, days, block)]
    series = [*_ended(chart, series), *_happened(chart, days)]
    is_uneven = has_lines and _is_uneven(days)
    if not is_uneven:
        series = [*_campaigns(chart, days, ends), *_levels(chart, len(days)), *series]
    plot = Plot(
        kind="line" if has_lines else "column",
        categories=cast(Periods, chart.places).names,
        series=named_apart(series),
        low=ends and ends[0],
        high=ends and ends[1],
        is_stacked=chart.bars == "stack",
        is_reversed=is_rank,
        has_legend=chart.has_legend,
        code=_code(chart, ends),
    )
    return _over_time(plot, days) if is_uneven else _by_year(plot, days)


def _by_year(plot: Plot, days: Sequence[dt.date]) -> Plot:
    """With the year of each month apart from the month; other periods are named as they are."""
    if plot.categories != tuple(words.period(None, day, "month") for day in days):
        return plot
    return replace(
        plot,
        years=tuple(words.year(day.year) for day in days),
        ticks=tuple(str(day.month) for day in days),
        days=tuple(days),
    )


def _code(chart: Chart, ends: Ends | None) -> str:
    if chart.values.kind == "rank":
        return ""
    unit = chart.values.unit
    return f'General"{unit}"' if unit else amounts(*(ends or ()))


def _sight(chart: Chart) -> Ends | None:
    """The values in sight; of ranks with room above the first for the names of campaigns."""
    if chart.values.high is None:
        return None
    low, high = span(chart)
    if chart.values.kind != "rank":
        return round_ends(low, high)
    is_named = any(event.name for event in chart.events if event.kind == "campaign")
    return (low - (high - low) * 0.06 if is_named else low), high


def _is_uneven(days: Sequence[dt.date]) -> bool:
    steps = [(after - before).days for before, after in pairwise(days)]
    return len(steps) > 1 and max(steps) > UNEVEN * median(steps)


def _at(day: dt.date, days: Sequence[dt.date]) -> int:
    """The period that a day lies in."""
    return min(bisect_left(days, day), len(days) - 1)


def _placed_in(values: Sequence[object], mark: Mark, days: Sequence[dt.date]) -> Numbers:
    """The values in the order of the periods."""
    if not mark.places:
        return tuple(cast(Numbers, values))
    at = dict(zip(mark.places, values, strict=True))
    return tuple(cast(float | None, at.get(day)) for day in days)


def _drawn(mark: Mark, days: Sequence[dt.date], block: Block) -> list[Series]:
    values = _placed_in(mark.values, mark, days)
    role = mark.role(0) if len(mark.values) else "other"
    whole = Series(called(mark, block) or _("Value"), values, colour=theme.colour(role))
    if isinstance(mark, Bars):
        return [replace(whole, is_column=True)]
    if isinstance(mark, Band):
        lower = _placed_in(mark.starts, mark, days)
        edge = replace(whole, colour=theme.OTHER, width=1.0, is_dashed=True)
        return [
            replace(edge, name=_("Lower quartile"), values=lower),
            replace(edge, name=_("Upper quartile")),
        ]
    line = cast(Line, mark)
    return [
        replace(
            whole,
            width=line.width * POINTS,
            is_dashed=line.is_dashed,
            symbol=line.shape if line.size else "",
            size=round(line.size * POINTS),
            labels=_labels(line, days),
        )
    ]


def _labels(line: Line, days: Sequence[dt.date]) -> tuple[Label, ...]:
    places = [_at(cast(dt.date, day), days) for day in line.places or days]
    pairs = zip(places, line.labels, strict=False)
    return tuple(Label(at, plain(text), side_of(line)) for at, text in pairs if text)


def _ended(chart: Chart, series: Sequence[Series]) -> list[Series]:
    """With the words at the ends of lines, pushed apart as on screen."""
    lines = {mark.name: mark for mark in chart.marks if isinstance(mark, Line) and mark.end}
    heights = [cast(float, mark.values[-1]) for mark in lines.values()]
    is_rank = chart.values.kind == "rank"
    down = [0.0] * len(heights) if is_rank else pushed(chart, heights)
    shift = {name: pixels / chart.height for name, pixels in zip(lines, down, strict=True)}
    found = []
    for each in series:
        mark = lines.get(each.name) if each.width else None
        if mark is not None:
            said = plain(mark.end)
            label = Label(len(each.values) - 1, said, "right", shift[each.name])
            each = replace(each, labels=(*each.labels, label))
        found.append(each)
    return found


def _happened(chart: Chart, days: Sequence[dt.date]) -> list[Series]:
    """Forums and changes of rules as marks near the lower edge, where it is known."""
    found, floor = [], foot(chart)
    for kind, (symbol, colour, size) in MARKS.items():
        at = {_at(event.starts, days) for event in chart.events if event.kind == kind}
        values = tuple(floor if place in at else None for place in range(len(days)))
        series = Series(_("Events"), values, colour=colour, symbol=symbol, size=size)
        found += [series] if at else []
    return found


def _campaigns(chart: Chart, days: Sequence[dt.date], ends: Ends | None) -> list[Series]:
    """Campaigns as columns as high as the chart, in the periods that they lie in."""
    events = [e for e in chart.events if e.kind == "campaign" and e.ends >= days[0]]
    if not events or ends is None:
        return []
    spans = [(_at(event.starts, days), _at(event.ends, days)) for event in events]
    inside = {place for first, last in spans for place in range(first, last + 1)}
    told = named(events)
    labels = tuple(Label(_at(_middle(event), days), event.name, "above") for event in told)
    name = told[0].name if len(spans) == 1 and told else _("Campaign")
    tops = [ends[1]] if ends[0] >= 0 else [ends[1], ends[0]]
    return [
        Series(
            name=name,
            values=tuple(top if place in inside else None for place in range(len(days))),
            colour=theme.BAND,
            is_column=True,
            labels=labels if top == ends[1] else (),
        )
        for top in tops
    ]


def _middle(event: Event) -> dt.date:
    return event.starts + (event.ends - event.starts) / 2


def _levels(chart: Chart, count: int) -> list[Series]:
    """Targets as dashed lines; nought is a line of the axis."""
    return [
        Series(
            _("Target"),
            (cast(float, level.at),) * count,
            colour=theme.OTHER_INK,
            width=1.5,
            is_dashed=True,
            labels=(Label(0, level.name or _("Target"), "above"),),
        )
        for level in chart.levels
        if level.kind == "target"
    ]


def _over_time(plot: Plot, days: Sequence[dt.date]) -> Plot:
    """The same as points on a true axis of time."""
    places = tuple(cast(float, serial(day)) for day in days)
    room = (places[-1] - places[0]) * 0.02
    return replace(
        plot,
        kind="points",
        series=tuple(_placed(each, places) for each in plot.series),
        categories=(),
        across=time_code(),
        left=places[0] - room,
        right=places[-1] + room,
    )


def _placed(series: Series, places: Sequence[float]) -> Series:
    """At its places, without gaps: points that are not known are no points."""
    known = [at for at, value in enumerate(series.values) if value is not None]
    return replace(
        series,
        values=tuple(series.values[at] for at in known),
        places=tuple(places[at] for at in known),
        labels=tuple(replace(x, index=known.index(x.index)) for x in series.labels),
    )
