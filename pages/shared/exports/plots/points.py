"""Points in rows: dumbbells, bands, spreads, each row with its name on the left."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import quantiles

from pages.shared import theme, words
from pages.shared.exports.number_formats import AMOUNTS
from pages.shared.exports.plot import Label, Plot, Series, Side
from pages.shared.exports.plots.drawing import (
    POINTS,
    Drawing,
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

Place = tuple[float, float]


def plot(drawing: Drawing) -> Plot:
    """Every trace as lines and marks at its places, the names of rows and their words beside."""
    upright = drawing.span("y") or (0.0, 1.0)
    series = [each for trace in drawing.traces for each in _series(drawing, trace)]
    is_shown = drawing.axis("x").get("visible") is not False
    left, right = drawing.span("x") or _ends(series)
    if is_shown:
        left, right = round_ends(left, right)
    names, said = _names(drawing, left), _said(drawing, right)
    return Plot(
        kind="points",
        categories=tuple(drawing.ticks("y").values()),
        series=named_apart(_longest_first([*names, *said, *_notes(drawing), *series])),
        low=min(upright),
        high=max(upright),
        left=left,
        right=right,
        is_reversed=upright[0] > upright[1],
        across=AMOUNTS if is_shown else "",
    )


def _longest_first(series: Sequence[Series]) -> list[Series]:
    """The first as long as the longest, its last point repeated.

    LibreOffice loses the points that it has read when a longer series follows.
    """
    more = max(len(each.values) for each in series) - len(series[0].values)
    first = series[0]
    values, places = (
        first.values + first.values[-1:] * more,
        first.places + first.places[-1:] * more,
    )
    return [replace(first, values=values, places=places), *series[1:]]


def _ends(series: Sequence[Series]) -> tuple[float, float]:
    """A little air beyond the outermost points."""
    seen = [place for each in series for place in each.places if place is not None]
    room = ((max(seen) - min(seen)) or 1.0) * 0.06
    return min(seen) - room, max(seen) + room


def _series(drawing: Drawing, trace: Part) -> list[Series]:
    if trace.get("type") == "box":
        return [_box(trace)]
    return [*_lines(drawing, trace), *_marks(drawing, trace)]


def _box(trace: Part) -> Series:
    """The middle half of a group as a broad line."""
    known = [value for value in floats(trace.get("x")) if value is not None]
    first, _middle, third = (
        quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3
    )
    return Series(_("Middle half"), (0.0, 0.0), (first, third), colour=theme.PLANNED, width=14.0)


def _lines(drawing: Drawing, trace: Part) -> list[Series]:
    """A line as one series for each of its unbroken pieces, named after its row."""
    if "lines" not in str(trace.get("mode")):
        return []
    line, ticks = part(trace.get("line")), drawing.ticks("y")
    pairs = list(zip(floats(trace.get("x")), floats(trace.get("y")), strict=True))
    pieces = [list(piece) for is_known, piece in groupby(pairs, _is_whole) if is_known]
    found = []
    for piece in pieces:
        row = ticks.get(round(piece[0][1] or 0.0), "").split("\n")[0]
        found.append(
            Series(
                name=row,
                values=tuple(y for _x, y in piece),
                places=tuple(x for x, _y in piece),
                colour=str(line.get("color")),
                width=(number(line.get("width")) or 1.0) * POINTS,
            )
        )
    return found


def _is_whole(pair: tuple[float | None, float | None]) -> bool:
    return None not in pair


def _marks(drawing: Drawing, trace: Part) -> list[Series]:
    """Marks as a series for each of their colours."""
    if "markers" not in str(trace.get("mode")):
        return []
    marker = part(trace.get("marker"))
    places, heights = floats(trace.get("x")), floats(trace.get("y"))
    edge = part(marker.get("line")).get("color")
    is_open = marker.get("color") == theme.PAPER
    colours = _colours(edge if is_open else marker.get("color"), len(places))
    sizes = [number(size) for size in sequence(marker.get("size"))] or [number(marker.get("size"))]
    texts = [text(said) for said in sequence(trace.get("text"))] or [""] * len(places)
    is_below = trace.get("textposition") == "bottom center"
    found = []
    for colour in dict.fromkeys(colours):
        mine = [
            at
            for at, pair in enumerate(zip(places, heights, strict=True))
            if colours[at] == colour and _is_whole(pair)
        ]
        if not mine:
            continue
        said = [(order, texts[at]) for order, at in enumerate(mine) if texts[at]]
        side: Side = "below" if is_below else "right"
        found.append(
            Series(
                name=_word(drawing, trace, colour),
                values=tuple(heights[at] for at in mine),
                places=tuple(places[at] for at in mine),
                colour=colour,
                symbol=symbol(trace),
                size=round(max(size or 8.0 for size in sizes) * POINTS),
                is_open=is_open,
                labels=tuple(Label(order, words_, side) for order, words_ in said),
            )
        )
    return found


def _colours(said: object, count: int) -> list[str]:
    given = [str(each) for each in sequence(said)]
    return given or [str(said)] * count


def _word(drawing: Drawing, trace: Part, colour: str) -> str:
    """What the marks of one colour are."""
    if said := drawing.name_of(trace, floats(trace.get("x"))):
        return said
    roles = {theme.HOME: "本市", theme.NEAR: "近学", theme.FAR: "远学"}
    return words.role(roles[colour]) if colour in roles else _("Others")


def _names(drawing: Drawing, left: float) -> list[Series]:
    """The name of each row, to the left of the points; a native chart of points has no such."""
    ticks = drawing.ticks("y")
    pairs: list[tuple[Place, str]] = [((left, row), said) for row, said in ticks.items()]
    return _texts(_("Names"), pairs, "left") if pairs else []


def _said(drawing: Drawing, right: float) -> list[Series]:
    """What stands to the right of each row."""
    rows = [(number(note.y), note.text) for note in drawing.notes if note.is_right]
    pairs = [((right, row), said) for row, said in rows if row is not None]
    return _texts(_("Changes"), pairs, "right") if pairs else []


def _notes(drawing: Drawing) -> list[Series]:
    """Words at a place of their own."""
    at = [(number(note.x), number(note.y), note.text) for note in drawing.notes]
    pairs = [((x, y), said) for x, y, said in at if x is not None and y is not None]
    return _texts(_("Notes"), pairs, "above") if pairs else []


def _texts(name: str, pairs: Sequence[tuple[Place, str]], side: Side) -> list[Series]:
    return [
        Series(
            name=name,
            values=tuple(y for (_x, y), _said in pairs),
            places=tuple(x for (x, _y), _said in pairs),
            labels=tuple(Label(at, said, side) for at, (_place, said) in enumerate(pairs)),
        )
    ]
