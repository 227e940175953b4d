"""Bars beneath each other: each with its name, its words, and a colour that has a meaning."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from pages.shared import theme, words
from pages.shared.exports.number_formats import code_of
from pages.shared.exports.plot import Label, Numbers, Plot, Series, Side
from pages.shared.exports.plots.courses import serial
from pages.shared.exports.plots.drawing import (
    Drawing,
    Part,
    floats,
    named_apart,
    number,
    part,
    sequence,
    text,
)
from pages.shared.words import translate as _

DAY = 86_400_000  # milliseconds
GAP = "   "


def plot(drawing: Drawing) -> Plot | None:
    """Bars in the figure's order; None where a stack would begin below nought."""
    bars = [trace for trace in drawing.traces if trace.get("type") == "bar"]
    count = max(len(sequence(trace.get("y"))) for trace in bars)
    names = _names(drawing, bars[0], count)
    if any("base" in trace for trace in bars):
        return _floating(drawing, bars, names)
    parted = [_parted(drawing, trace, names) for trace in bars]
    blank = (_("Planned"), _("Done")) if len(bars) > 1 else (_("Value"),)
    series = [
        replace(each, name=each.name or word)
        for own, word in zip(parted, (*blank, *[""] * len(bars)), strict=False)
        for each in own
    ]
    said = [note for note in drawing.notes if note.is_inside and number(note.y) is not None]
    labels = tuple(Label(round(float(str(n.y)) + 0.01), n.text, "end") for n in said)
    is_stacked = drawing.layout.get("barmode") == "stack"
    if labels and not is_stacked:
        series = _told(series, labels)
    marked, extra = _levels(drawing, count)
    span = drawing.span("x") or (None, None)
    return Plot(
        kind="bar",
        categories=(*names, *marked),
        series=named_apart([*[_longer(each, len(marked)) for each in series], *extra]),
        low=span[0],
        high=span[1],
        is_stacked=is_stacked,
        has_legend=len(bars) > 1,
    )


def _names(drawing: Drawing, trace: Part, count: int) -> tuple[str, ...]:
    """The name of each row: at its tick, in the bars themselves, or written above the bar."""
    if ticks := drawing.ticks("y"):
        return _apart([ticks[float(row)] for row in range(count)])
    own = sequence(trace.get("y"))
    if own and isinstance(own[0], str):
        return _apart([text(name) for name in own])
    above = {number(n.y): n.text for n in drawing.notes if not n.is_right and n.x is None}
    return _apart([above.get(float(row), "") for row in range(count)])


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names by which rows can be told apart."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _parted(drawing: Drawing, trace: Part, names: Sequence[str]) -> list[Series]:
    """A trace as a series for each of its colours, so that a colour keeps its meaning."""
    values = _placed(trace, floats(trace.get("x")), len(names))
    said = drawing.name_of(trace, floats(trace.get("x")))
    shade = part(trace.get("marker")).get("color")
    given = [str(each) for each in sequence(shade)]
    colours = given or [str(shade or theme.CATEGORIES[0])] * len(names)
    code, labels = _labels(trace)
    found = []
    for colour in dict.fromkeys(colours):
        mine = [place for place, each in enumerate(colours) if each == colour]
        kept = tuple(value if place in mine else None for place, value in enumerate(values))
        name = said if len(set(colours)) == 1 else _group(colour, [names[at] for at in mine])
        own = tuple(label for label in labels if label.index in mine)
        found.append(Series(name, kept, colour=colour, labels=own, code=code))
    return found


def _placed(trace: Part, values: Numbers, count: int) -> Numbers:
    """The values in the order of the rows."""
    rows = sequence(trace.get("y"))
    if not rows or isinstance(rows[0], str):
        return values
    by_row = dict(zip(map(number, rows), values, strict=True))
    return tuple(by_row.get(float(row)) for row in range(count))


def _group(colour: str, members: Sequence[str]) -> str:
    """What the rows of one colour are."""
    if len(members) == 1:
        return members[0].split("\n")[0]
    groups = {
        theme.HOME: _("Picked out"),
        theme.NEAR: words.role("近学"),
        theme.FAR: words.role("远学"),
        theme.OTHER: _("Others"),
        theme.good(): _("Good"),
        theme.bad(): _("Bad"),
        theme.AMBER: _("Nearly"),
    }
    return groups.get(colour, _("Others"))


def _labels(trace: Part) -> tuple[str, tuple[Label, ...]]:
    """The words at the bars: the values themselves in a number format, if one writes them so."""
    texts = [text(each) for each in sequence(trace.get("text"))]
    if not texts:
        return "", ()
    code = code_of(list(floats(trace.get("x"))), texts)
    if code:
        return code, ()
    side: Side = "middle" if trace.get("textposition") == "inside" else "end"
    rows = [number(row) for row in sequence(trace.get("y"))]
    at = [place if row is None else int(row) for place, row in enumerate(rows)]
    return "", tuple(Label(row, said, side) for row, said in zip(at, texts, strict=True) if said)


def _told(series: Sequence[Series], labels: Sequence[Label]) -> list[Series]:
    """With the figure's words at the end of each bar; as number format where one writes them."""
    found = []
    for each in series:
        own = [label for label in labels if each.values[label.index] is not None]
        code = code_of([each.values[label.index] for label in own], [x.text for x in own])
        is_whole = len(own) == sum(value is not None for value in each.values)
        if code and is_whole:
            found.append(replace(each, code=code))
        else:
            one_line = [replace(label, text=label.text.replace("\n", GAP)) for label in own]
            found.append(replace(each, labels=tuple(one_line)))
    return found


def _levels(drawing: Drawing, count: int) -> tuple[tuple[str, ...], list[Series]]:
    """Upright lines, such as a target, as pale bars of their own below the others."""
    lines = [number(shape.get("x0")) for shape in drawing.shapes if shape.get("yref") == "paper"]
    names = {number(n.x): n.text for n in drawing.notes if not n.is_inside and n.x is not None}
    levels = [value for value in lines if value is not None]
    if not levels:
        return (), []
    values = (*[None] * count, *levels)
    pale = Series(_("To compare"), values, colour=theme.OTHER_INK)
    return tuple(names.get(value, "") for value in levels), [pale]


def _longer(series: Series, more: int) -> Series:
    return replace(series, values=(*series.values, *[None] * more))


def _floating(drawing: Drawing, bars: Sequence[Part], names: Sequence[str]) -> Plot | None:
    """Bars that begin where they lie: a Gantt chart over time, or the steps of a waterfall."""
    beside = {number(n.y): n.text for n in drawing.notes if n.is_right}
    told = [f"{name}{GAP}{beside.get(float(row), '')}".strip() for row, name in enumerate(names)]
    if drawing.is_dated:
        return _gantt(drawing, bars, told)
    return _waterfall(drawing, bars[0], beside)


def _gantt(drawing: Drawing, bars: Sequence[Part], names: Sequence[str]) -> Plot:
    whole, done = bars
    starts = tuple(_serial(day) for day in sequence(whole.get("base")))
    lengths, reached = floats(whole.get("x")), floats(done.get("x"))
    done_days = tuple((value or 0.0) / DAY for value in reached)
    left = tuple(
        max((total or 0.0) / DAY - part_, 0.0)
        for total, part_ in zip(lengths, done_days, strict=True)
    )
    lights = {theme.light(name): name for name in ("done", "green", "amber", "red")}
    colours = [str(each) for each in sequence(part(done.get("marker")).get("color"))]
    shares = [
        Series(
            name=words.light(lights[colour]),
            values=tuple(
                days if own == colour else None
                for days, own in zip(done_days, colours, strict=True)
            ),
            colour=colour,
        )
        for colour in dict.fromkeys(colours)
    ]
    span = [_serial(day) for day in sequence(drawing.axis("x").get("range"))]
    return Plot(
        kind="bar",
        categories=_apart(names),
        series=(
            Series(_("Begun"), starts),
            *shares,
            Series(_("To go"), left, colour=theme.PLANNED),
        ),
        low=span[0],
        high=span[1],
        is_stacked=True,
        has_legend=True,
        code='yyyy"年"m"月"' if words.language() == "zh" else "mmm yyyy",
    )


def _serial(day: object) -> float:
    return serial(dt.date.fromisoformat(str(day)[:10]))


def _waterfall(drawing: Drawing, steps: Part, beside: dict[float | None, str]) -> Plot | None:
    """Steps from one score to another; their scores stand at both ends."""
    begins, sizes = floats(steps.get("base")), floats(steps.get("x"))
    totals = [floats(trace.get("x")) for trace in drawing.traces if trace.get("type") == "scatter"]
    span = drawing.span("x")
    if not totals or span is None or span[0] < 0:
        return None
    moves = [(begin or 0.0, size or 0.0) for begin, size in zip(begins, sizes, strict=True)]
    first, last = totals[0]
    ticks = drawing.ticks("y")
    names = [f"{ticks[row]}{GAP}{beside.get(row, '')}".strip() for row in sorted(ticks)]
    groups = ((_("Up"), 1, theme.good()), (_("Down"), -1, theme.bad()))
    return Plot(
        kind="bar",
        categories=_apart(names),
        series=(
            Series(_("From"), (None, *(min(b, b + s) for b, s in moves), None)),
            Series(_("Score"), (first, *[None] * len(moves), last), colour=theme.OTHER_INK),
            *(
                Series(
                    name,
                    (None, *(abs(s) if s * sign > 0 else None for _b, s in moves), None),
                    colour=colour,
                )
                for name, sign, colour in groups
            ),
        ),
        low=span[0],
        high=span[1],
        is_stacked=True,
    )
