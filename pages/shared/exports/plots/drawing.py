"""A Plotly dictionary, read: its traces, its words, and which column of the rows a trace shows."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

import pandas as pd

from pages.shared.column import column_of
from pages.shared.exports.plot import Numbers, Series, Symbol
from pages.shared.screen import Block

Part = Mapping[str, object]
POINTS = 0.8  # a pixel of the screen in points of a slide
_SYMBOLS: dict[str, Symbol] = {
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "line-ns-open": "dash",
}


@dataclass(frozen=True)
class Note:
    """An annotation. An `x` or `y` that is None stands for the figure's edge."""

    text: str
    x: object
    y: object
    is_right: bool  # at the right edge
    is_inside: bool  # on a height of the value axis
    shift: float  # downwards, as a share of the figure


@dataclass(frozen=True)
class Drawing:
    """The parts of a block's figure that a native chart is made of."""

    traces: list[Part]
    notes: list[Note]
    shapes: list[Part]
    layout: Part
    block: Block

    @classmethod
    def of(cls, block: Block) -> "Drawing":
        """The drawing of a block that has a figure."""
        figure = block.figure or {}
        layout = part(figure.get("layout"))
        height = number(layout.get("height")) or 400.0
        notes = [_note(each, height) for each in parts(layout.get("annotations"))]
        return cls(parts(figure.get("data")), notes, parts(layout.get("shapes")), layout, block)

    @property
    def is_dated(self) -> bool:
        """Whether time runs along the lower edge."""
        return self.axis("x").get("type") == "date"

    def axis(self, name: str) -> Part:
        """The settings of the axis x or y."""
        return part(self.layout.get(f"{name}axis"))

    def span(self, name: str) -> tuple[float, float] | None:
        """The numbers between which an axis runs, in its own order."""
        ends = sequence(self.axis(name).get("range"))
        found = [number(end) for end in ends]
        if len(found) == 2 and found[0] is not None and found[1] is not None:
            return found[0], found[1]
        return None

    def ticks(self, name: str) -> dict[float, str]:
        """What stands at each place of an axis."""
        axis = self.axis(name)
        places = [number(place) for place in sequence(axis.get("tickvals"))]
        texts = [text(each) for each in sequence(axis.get("ticktext"))]
        pairs = zip(places, texts, strict=False)
        return {place: said for place, said in pairs if place is not None}

    def name_of(self, trace: Part, values: Numbers) -> str:
        """A trace's own name, or the header of the column that it shows."""
        if said := text(trace.get("name") or ""):
            return said
        rows = self.block.rows
        for name, column in self.block.columns.items():
            is_number = len(rows) == len(values) and rows[name].dtype.kind in "iuf"
            if is_number and floats(rows[name]) == values:
                return column_of(column).header
        return ""


def part(value: object) -> Part:
    """A dictionary of a figure; an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def parts(value: object) -> list[Part]:
    """A list of dictionaries of a figure."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def sequence(value: object) -> list[object]:
    """A list of a figure, whatever it is made of."""
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []


def number(value: object) -> float | None:
    """A number of a figure; None for a gap, a date or a text."""
    if value is None or isinstance(value, str | bool):
        return None
    found = float(value)  # type: ignore[arg-type]  # what is left is a number
    return None if found != found else found


def floats(values: object) -> Numbers:
    """Numbers, with gaps."""
    found = values.tolist() if isinstance(values, pd.Series) else sequence(values)
    return tuple(number(value) for value in found)


def round_ends(low: float, high: float) -> tuple[float, float]:
    """The round numbers around two others, so that an axis has round numbers."""
    if high <= low:
        return low, high
    size = 10.0 ** floor(log10((high - low) / 5))
    step = next(size * n for n in (1, 2, 5, 10) if size * n * 6 >= high - low)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step


def text(markup: object) -> str:
    """A label as plain text; its lines are kept."""
    broken = re.sub(r"<br\s*/?>", "\n", str(markup))
    bare = html.unescape(re.sub(r"<[^>]*>", "", broken)).replace("\N{NO-BREAK SPACE}", " ")
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in bare.split("\n"))


def symbol(trace: Part) -> Symbol:
    """The mark of a trace's points."""
    if "markers" not in str(trace.get("mode")):
        return ""
    return _SYMBOLS.get(str(part(trace.get("marker")).get("symbol")), "circle")


def named_apart(series: Sequence[Series]) -> tuple[Series, ...]:
    """The series with names by which they can be told apart, when their chart is renewed."""
    taken: set[str] = set()
    found = []
    for each in series:
        name, count = each.name, 1
        while name in taken or not name:
            count += 1
            name = f"{each.name} {count}".strip()
        taken.add(name)
        found.append(replace(each, name=name))
    return tuple(found)


def _note(said: Part, height: float) -> Note:
    is_across = said.get("xref") == "paper"
    return Note(
        text=text(said.get("text", "")),
        x=None if is_across else said.get("x"),
        y=None if said.get("yref") == "paper" else said.get("y"),
        is_right=is_across and said.get("x") == 1,
        is_inside=said.get("yref") != "paper",
        shift=-(number(said.get("yshift")) or 0.0) / height,
    )
